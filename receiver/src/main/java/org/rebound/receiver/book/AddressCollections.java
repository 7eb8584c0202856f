package org.rebound.receiver.book;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.book.TakenException.What;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.ledger.Audit;
import org.rebound.receiver.ledger.AuditEntry;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * Selections and projects: named sets of addresses that stay as they are until somebody changes
 * them. Every change is in the audit list. Safe for use by many threads.
 */
public final class AddressCollections {

  private final Jdbi jdbi;

  /** Selections and projects in {@code jdbi}. */
  public AddressCollections(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Makes an empty one and gives its number.
   *
   * @throws TakenException when another of this kind has the name
   */
  public long create(CollectionKind kind, String name, Actor actor, Instant at) {
    return TakenException.unless(
        What.NAME,
        () ->
            jdbi.inTransaction(
                handle -> {
                  long id =
                      handle
                          .createQuery(Sql.named("book-create-collection"))
                          .bind("kind", kind.code())
                          .bind("name", name)
                          .bind("at", at)
                          .mapTo(Long.class)
                          .one();
                  AuditEntry entry = entry("create", kind, id, 1).with("name", name);
                  Audit.write(handle, actor, at, entry);
                  return id;
                }));
  }

  /**
   * Gives it another name.
   *
   * @return whether there is such a one
   * @throws TakenException when another of this kind has the name
   */
  public boolean rename(CollectionKind kind, long id, String name, Actor actor, Instant at) {
    return TakenException.unless(
        What.NAME,
        () ->
            jdbi.inTransaction(
                handle -> {
                  Optional<String> before = lock(handle, kind, id);
                  if (before.filter(old -> !old.equals(name)).isPresent()) {
                    handle
                        .createUpdate(Sql.named("book-rename-collection"))
                        .bind("id", id)
                        .bind("name", name)
                        .execute();
                    AuditEntry entry =
                        entry("rename", kind, id, 1)
                            .with("before", before.get())
                            .with("after", name);
                    Audit.write(handle, actor, at, entry);
                  }
                  return before.isPresent();
                }));
  }

  /** Deletes it, not the addresses in it; whether there was such a one. */
  public boolean delete(CollectionKind kind, long id, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          Optional<String> name = lock(handle, kind, id);
          if (name.isPresent()) {
            handle.createUpdate(Sql.named("book-delete-collection")).bind("id", id).execute();
            AuditEntry entry = entry("delete", kind, id, 1).with("name", name.get());
            Audit.write(handle, actor, at, entry);
          }
          return name.isPresent();
        });
  }

  /**
   * Adds members. Addresses that were never heard of are made; those that are members stay so.
   *
   * @param addresses whom to add
   * @param tags whom to add, by the numbers of addresses
   * @return nothing when there is no such collection
   */
  public Optional<Added> add(
      CollectionKind kind,
      long id,
      Collection<MailAddress> addresses,
      Collection<Long> tags,
      Actor actor,
      Instant at) {
    return jdbi.inTransaction(
        handle -> {
          // A collection that is not there must make no addresses.
          if (lock(handle, kind, id).isEmpty()) {
            return Optional.empty();
          }
          TreeSet<Long> asked = new TreeSet<>(KnownAddresses.lock(handle, addresses, at));
          asked.addAll(tags);
          var query =
              handle
                  .createQuery(Sql.named("book-add-members"))
                  .bind("collection", id)
                  .bind("at", at);
          new Rows<>(query, List.copyOf(asked)).longs("tags", tag -> tag);
          Added added =
              query
                  .map(
                      (row, context) ->
                          new Added(
                              row.getLong("added"),
                              row.getLong("known") - row.getLong("added"),
                              asked.size() - row.getLong("known")))
                  .one();
          if (added.added() > 0) {
            Audit.write(handle, actor, at, entry("add-to", kind, id, added.added()));
          }
          return Optional.of(added);
        });
  }

  /** Removes members and says how many; nothing when there is no such collection. */
  public Optional<Long> remove(
      CollectionKind kind, long id, Collection<Long> tags, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          if (lock(handle, kind, id).isEmpty()) {
            return Optional.empty();
          }
          var update = handle.createUpdate(Sql.named("book-remove-members")).bind("collection", id);
          new Rows<>(update, List.copyOf(new TreeSet<>(tags))).longs("tags", tag -> tag);
          long removed = update.execute();
          if (removed > 0) {
            Audit.write(handle, actor, at, entry("remove-from", kind, id, removed));
          }
          return Optional.of(removed);
        });
  }

  /** Its name, and no other change of it until the transaction ends. */
  private static Optional<String> lock(Handle handle, CollectionKind kind, long id) {
    return handle
        .createQuery(Sql.named("book-lock-collection"))
        .bind("kind", kind.code())
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  private static AuditEntry entry(String verb, CollectionKind kind, long id, long count) {
    return AuditEntry.of(verb + "-" + kind.code(), kind.code() + " " + id, count);
  }
}
