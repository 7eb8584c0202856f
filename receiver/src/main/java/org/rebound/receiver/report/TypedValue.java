package org.rebound.receiver.report;

import java.util.Locale;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.mime.Comments;

/**
 * A value with a type before a semicolon, as most fields of RFC 3464 have it: {@code rfc822;
 * user@example.com}. A missing or misspelt type is no obstacle.
 *
 * @param type lower-case; empty when there is none
 * @param value what follows, trimmed
 */
record TypedValue(String type, String value) {

  static TypedValue parse(String field) {
    int semicolon = semicolon(field);
    String type = semicolon < 0 ? "" : Comments.without(field.substring(0, semicolon)).strip();
    boolean isType = !type.isEmpty() && type.length() <= 40 && type.indexOf(' ') < 0;
    return isType && type.indexOf('@') < 0
        ? new TypedValue(type.toLowerCase(Locale.ROOT), field.substring(semicolon + 1).strip())
        : new TypedValue("", field.strip());
  }

  /** Where the type ends; a semicolon within a comment before it ends nothing. */
  private static int semicolon(String field) {
    int depth = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth = Math.max(0, depth - 1);
      } else if (c == ';' && depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The host in a field such as Remote-MTA, without comment; nothing when it is empty. */
  static Optional<String> host(String field) {
    String value = Comments.without(parse(field).value());
    int unclosed = value.indexOf(" (");
    String host = unclosed > 0 ? value.substring(0, unclosed) : value;
    return host.isBlank() ? Optional.empty() : Optional.of(Bounded.text(host.strip(), 255));
  }

  /** The address of a recipient field, decoded as its type asks for. */
  static Optional<MailAddress> address(String field) {
    TypedValue typed = parse(field);
    return typed.type().equals("utf-8")
        ? RecipientAddress.utf8(typed.value())
        : RecipientAddress.xtext(typed.value());
  }
}
