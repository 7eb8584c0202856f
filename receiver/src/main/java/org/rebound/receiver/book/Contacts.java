package org.rebound.receiver.book;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.book.TakenException.What;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.ledger.Audit;
import org.rebound.receiver.ledger.AuditEntry;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * Contacts: people with their addresses. An address belongs to one contact at most. One that was
 * corrected stays with its contact and keeps its state and history, marked with the address that
 * took its place; it is no current address any more, and another contact may take it. Every change
 * is in the audit list. Safe for use by many threads.
 */
public final class Contacts {

  private final Jdbi jdbi;

  /** Contacts in {@code jdbi}. */
  public Contacts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Makes a contact and gives its number. Addresses that were never heard of are made.
   *
   * @throws TakenException when another contact has the key or one of the addresses
   */
  public long create(
      Optional<String> key,
      Optional<String> name,
      Collection<MailAddress> addresses,
      Actor actor,
      Instant at) {
    return jdbi.inTransaction(
        handle -> {
          List<Long> tags = KnownAddresses.lock(handle, addresses, at);
          long id = insert(handle, key, name, at);
          bind(handle, id, tags);
          AuditEntry entry =
              entry("create-contact", id).with("addresses", Integer.toString(tags.size()));
          Audit.write(handle, actor, at, entry);
          return id;
        });
  }

  /**
   * Changes key, name or the mark of having left; whether there is such a contact.
   *
   * @throws TakenException when another contact has the key
   */
  public boolean change(long id, ContactChange change, Actor actor, Instant at) {
    return TakenException.unless(
        What.KEY,
        () ->
            jdbi.inTransaction(
                handle -> {
                  int changed =
                      handle
                          .createUpdate(Sql.named("book-change-contact"))
                          .bind("id", id)
                          .bind("key", change.key())
                          .bind("name", change.name())
                          .bind("former", change.formerEmployee())
                          .bind("at", at)
                          .execute();
                  if (changed == 1) {
                    AuditEntry entry = entry("change-contact", id).with("fields", change.fields());
                    Audit.write(handle, actor, at, entry);
                  }
                  return changed == 1;
                }));
  }

  /**
   * Deletes a contact; whether there was one. Its addresses stay as they are, and are no contact's.
   */
  public boolean delete(long id, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          int freed =
              handle.createUpdate(Sql.named("book-unbind-addresses")).bind("contact", id).execute();
          int deleted =
              handle.createUpdate(Sql.named("book-delete-contact")).bind("id", id).execute();
          if (deleted == 1) {
            AuditEntry entry =
                entry("delete-contact", id).with("addresses", Integer.toString(freed));
            Audit.write(handle, actor, at, entry);
          }
          return deleted == 1;
        });
  }

  /**
   * Gives the contact one more address; whether there is such a contact.
   *
   * @throws TakenException when it is an address of another contact
   */
  public boolean addAddress(long id, MailAddress address, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          if (!isThere(handle, id)) {
            return false;
          }
          if (bind(handle, id, KnownAddresses.lock(handle, List.of(address), at)) > 0) {
            Audit.write(handle, actor, at, entry("add-address-to-contact", id));
          }
          return true;
        });
  }

  /** Takes an address off the contact; whether it was one of his, corrected or not. */
  public boolean removeAddress(long id, AddressTag address, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          int removed =
              handle
                  .createUpdate(Sql.named("book-unbind-address"))
                  .bind("contact", id)
                  .bind("tag", address.value())
                  .execute();
          if (removed == 1) {
            Audit.write(handle, actor, at, entry("remove-address-from-contact", id));
          }
          return removed == 1;
        });
  }

  /**
   * Puts the right address in the place of a wrong one. The right one is clean unless it was heard
   * of before: then it keeps its own state.
   *
   * @return whether {@code wrong} is a current address of the contact; if not, nothing is changed
   * @throws TakenException when {@code right} is an address of another contact
   */
  public boolean correct(long id, MailAddress wrong, MailAddress right, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          List<Long> both = KnownAddresses.lock(handle, List.of(wrong, right), at);
          int corrected =
              handle
                  .createUpdate(Sql.named("book-correct-address"))
                  .bind("contact", id)
                  .bind("wrong", AddressTag.of(wrong).value())
                  .bind("right", AddressTag.of(right).value())
                  .bind("at", at)
                  .execute();
          if (corrected == 0 || both.size() < 2) {
            handle.rollback();
            return false;
          }
          bind(handle, id, List.of(AddressTag.of(right).value()));
          Audit.write(handle, actor, at, entry("correct-address-of-contact", id));
          return true;
        });
  }

  /** The addresses of a contact, at most so many: the current ones first, then the corrected. */
  public List<ContactAddress> addresses(long id, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("book-contact-addresses"))
                .bind("contact", id)
                .bind("limit", most)
                .map(ConstructorMapper.of(ContactAddress.class))
                .list());
  }

  private static long insert(
      Handle handle, Optional<String> key, Optional<String> name, Instant at) {
    return TakenException.unless(
        What.KEY,
        () ->
            handle
                .createQuery(Sql.named("book-create-contact"))
                .bind("key", key)
                .bind("name", name)
                .bind("at", at)
                .mapTo(Long.class)
                .one());
  }

  /** Makes locked addresses current ones of the contact; how many were not before. */
  private static long bind(Handle handle, long id, List<Long> tags) {
    var taken = handle.createQuery(Sql.named("book-taken-addresses")).bind("contact", id);
    new Rows<>(taken, tags).longs("tags", tag -> tag);
    if (taken.mapTo(Boolean.class).one()) {
      throw new TakenException(What.ADDRESS);
    }
    var update = handle.createUpdate(Sql.named("book-bind-addresses")).bind("contact", id);
    new Rows<>(update, tags).longs("tags", tag -> tag);
    return update.execute();
  }

  private static boolean isThere(Handle handle, long id) {
    return handle
        .createQuery(Sql.named("book-find-contact"))
        .bind("id", id)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  private static AuditEntry entry(String action, long id) {
    return AuditEntry.of(action, "contact " + id, 1);
  }
}
