package org.rebound.admin.imports;

import java.util.List;

/**
 * What a tool calls the fields of its entries, as its own documentation has them, plain ({@link
 * ListedRow#plain}); of several the first that is there.
 */
record FieldNames(List<String> address, List<String> reason, List<String> time, List<String> kind) {

  FieldNames {
    address = List.copyOf(address);
    reason = List.copyOf(reason);
    time = List.copyOf(time);
    kind = List.copyOf(kind);
  }

  static FieldNames of(ImportFormat format) {
    return switch (format) {
      case CSV ->
          new FieldNames(
              List.of("email", "address", "emailaddress", "mail"), List.of(), List.of(), List.of());
      case TEXT, MAILMAN -> new FieldNames(List.of("address"), List.of(), List.of(), List.of());
      case SENDGRID ->
          new FieldNames(
              List.of("email"), List.of("reason", "status"), List.of("created"), List.of());
      case SES ->
          new FieldNames(
              List.of("emailaddress", "email"),
              List.of(),
              List.of("lastupdatetime", "lastupdated", "dateadded"),
              List.of("reason", "suppressionreason"));
      case MAILGUN ->
          new FieldNames(
              List.of("address"), List.of("error", "code"), List.of("createdat"), List.of());
      case POSTMARK ->
          new FieldNames(
              List.of("emailaddress", "email", "recipient"),
              List.of("suppressionreason", "description"),
              List.of("createdat", "bouncedat"),
              List.of("suppressionreason", "reason", "type"));
      case LISTMONK ->
          new FieldNames(
              List.of("email"), List.of("source"), List.of("createdat"), List.of("type", "status"));
      case SYMPA -> new FieldNames(List.of("email"), List.of("bounce"), List.of(), List.of());
      case CLASSIFY ->
          new FieldNames(
              List.of("address"), List.of("diagnostic", "category"), List.of(), List.of());
    };
  }

  /** What columns are where a file has no names: an address, and why. */
  List<String> order() {
    return kind.isEmpty() ? List.of(address.get(0)) : List.of(address.get(0), kind.get(0));
  }
}
