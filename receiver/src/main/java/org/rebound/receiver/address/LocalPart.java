package org.rebound.receiver.address;

import java.util.Optional;

/**
 * The local part of an address: a dot-string or a quoted string (RFC 5321 section 4.1.2), both with
 * UTF-8 (RFC 6531 section 3.3). Its value has no quotes; {@link #write} puts them back where the
 * value is no dot-string. The empty quoted string is refused.
 */
final class LocalPart {

  static final int MAX_OCTETS = 64;

  private static final String ATEXT_SIGNS = "!#$%&'*+-/=?^_`{|}~";

  private LocalPart() {}

  static boolean isValid(String value) {
    return !value.isEmpty() && Characters.areAllowed(value);
  }

  /** Where in {@code path} the local part that begins at {@code start} meets its at sign, or -1. */
  static int end(String path, int start) {
    if (start < 0 || start >= path.length()) {
      return -1;
    }
    if (path.charAt(start) != '"') {
      return path.indexOf('@', start);
    }
    for (int i = start + 1; i < path.length() - 1; i++) {
      char c = path.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return path.charAt(i + 1) == '@' ? i + 1 : -1;
      }
    }
    return -1;
  }

  /** The value of a written local part; nothing when it breaks the grammar. */
  static Optional<String> read(String written) {
    if (isDotString(written)) {
      return Optional.of(written);
    }
    return written.length() > 2 && written.startsWith("\"") && written.endsWith("\"")
        ? unquote(written.substring(1, written.length() - 1))
        : Optional.empty();
  }

  /** The value as it is written in an envelope. */
  static String write(String value) {
    if (isDotString(value)) {
      return value;
    }
    StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.append('"').toString();
  }

  private static Optional<String> unquote(String quoted) {
    StringBuilder value = new StringBuilder(quoted.length());
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c == '"') {
        return Optional.empty();
      }
      if (c == '\\') {
        i++;
        if (i == quoted.length() || quoted.charAt(i) > 0x7e) {
          return Optional.empty();
        }
        c = quoted.charAt(i);
      }
      value.append(c);
    }
    return Optional.of(value.toString());
  }

  private static boolean isDotString(String text) {
    boolean afterAtom = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' ? !afterAtom : !isAtext(c)) {
        return false;
      }
      afterAtom = c != '.';
    }
    return afterAtom;
  }

  static boolean isAtext(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c > 0x7f
        || ATEXT_SIGNS.indexOf(c) >= 0;
  }
}
