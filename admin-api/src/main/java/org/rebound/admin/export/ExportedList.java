package org.rebound.admin.export;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.rebound.admin.api.AddressCollection;
import org.rebound.admin.api.AddressItem;
import org.rebound.admin.api.Bounce;
import org.rebound.admin.api.Change;
import org.rebound.admin.api.Contact;
import org.rebound.admin.api.JobItem;
import org.rebound.admin.api.Mailing;
import org.rebound.admin.api.MailingRecipient;
import org.rebound.admin.api.MemberItem;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.api.Retry;
import org.rebound.receiver.lists.BookLists;
import org.rebound.receiver.lists.Lists;
import org.rebound.receiver.lists.OperationLists;
import org.rebound.receiver.lists.RowList;

/**
 * A list that can be exported: every list there is.
 *
 * @param name how the API calls it
 * @param rows where its rows come from
 * @param fields its columns, in the order of its JSON
 * @param item makes its JSON of a row, with reasons in words
 */
public record ExportedList<R>(
    String name,
    RowList<R> rows,
    List<Field> fields,
    BiFunction<R, Reasons, ? extends Record> item) {

  public ExportedList {
    fields = List.copyOf(fields);
  }

  /** A list by its name in the API. */
  public static Optional<ExportedList<?>> named(String name) {
    return switch (name) {
      case "bounces" -> of(name, Lists.BOUNCES, Bounce.class, Bounce::of);
      case "complaints" -> of(name, Lists.COMPLAINTS, Bounce.class, Bounce::of);
      case "addresses" -> of(name, Lists.ADDRESSES, AddressItem.class, AddressItem::of);
      case "blocked-addresses" -> of(name, Lists.BLOCKED, AddressItem.class, AddressItem::of);
      case "recipients" -> of(name, Lists.RECIPIENTS, MailingRecipient.class, MailingRecipient::of);
      case "mailings" -> of(name, Lists.MAILINGS, Mailing.class, Mailing::of);
      case "retries" -> of(name, Lists.RETRIES, Retry.class, Retry::of);
      case "contacts" -> of(name, BookLists.CONTACTS, Contact.class, Contact::of);
      case "selections" ->
          of(name, BookLists.SELECTIONS, AddressCollection.class, AddressCollection::of);
      case "projects" ->
          of(name, BookLists.PROJECTS, AddressCollection.class, AddressCollection::of);
      case "members" -> of(name, BookLists.MEMBERS, MemberItem.class, MemberItem::of);
      case "audit" -> of(name, OperationLists.AUDIT, Change.class, Change::of);
      case "jobs" -> of(name, OperationLists.JOBS, JobItem.class, JobItem::of);
      default -> Optional.empty();
    };
  }

  /** The columns of these names, in their order; empty when there is none of one of them. */
  public Optional<List<Field>> fields(List<String> names) {
    List<Field> found =
        names.stream()
            .flatMap(name -> fields.stream().filter(field -> field.name().equals(name)))
            .toList();
    return found.size() == names.size() ? Optional.of(found) : Optional.empty();
  }

  /** The names of its columns. */
  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  private static <R, T extends Record> Optional<ExportedList<?>> of(
      String name, RowList<R> rows, Class<T> type, Function<R, T> item) {
    return of(name, rows, type, (row, reasons) -> item.apply(row));
  }

  private static <R, T extends Record> Optional<ExportedList<?>> of(
      String name, RowList<R> rows, Class<T> type, BiFunction<R, Reasons, T> item) {
    return Optional.of(new ExportedList<>(name, rows, Fields.of(type), item));
  }
}
