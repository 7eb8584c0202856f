package org.rebound.receiver.report;

import java.util.Optional;
import org.rebound.receiver.status.EnhancedStatusCode;
import org.rebound.receiver.status.ReplyCode;

/**
 * Finds enhanced status codes ({@code 5.1.1}) and reply codes ({@code 550}) in text. Numbers inside
 * addresses, host names, versions, dates and IP numbers are none: a code stands alone.
 */
final class StatusText {

  private StatusText() {}

  /** The first enhanced status code of class 2, 4 or 5. */
  static Optional<EnhancedStatusCode> firstStatus(String text) {
    for (int i = 0; i + 4 < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '5' || c == '4' || c == '2') && text.charAt(i + 1) == '.' && opens(text, i)) {
        Optional<EnhancedStatusCode> code = statusAt(text, i);
        if (code.isPresent()) {
          return code;
        }
      }
    }
    return Optional.empty();
  }

  /** The code that begins at {@code at}: class, subject, detail, and then no more of a number. */
  static Optional<EnhancedStatusCode> statusAt(String text, int at) {
    if (at + 2 >= text.length() || "245".indexOf(text.charAt(at)) < 0 || !isDot(text, at + 1)) {
      return Optional.empty();
    }
    int subjectEnd = digits(text, at + 2);
    if (subjectEnd == at + 2 || subjectEnd > at + 5 || !isDot(text, subjectEnd)) {
      return Optional.empty();
    }
    int detailEnd = digits(text, subjectEnd + 1);
    if (detailEnd == subjectEnd + 1 || detailEnd > subjectEnd + 4 || !closes(text, detailEnd)) {
      return Optional.empty();
    }
    return Optional.of(
        new EnhancedStatusCode(
            text.charAt(at) - '0',
            Integer.parseInt(text, at + 2, subjectEnd, 10),
            Integer.parseInt(text, subjectEnd + 1, detailEnd, 10)));
  }

  /** The first reply code from 400 to 599 that stands like one: alone, before a space or hyphen. */
  static Optional<ReplyCode> firstReply(String text) {
    for (int i = 0; i + 2 < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '5' || c == '4') && opens(text, i) && isReplyAt(text, i)) {
        return Optional.of(new ReplyCode(Integer.parseInt(text, i, i + 3, 10)));
      }
    }
    return Optional.empty();
  }

  /** Whether a reply code of class 4 or 5 stands at {@code at}: the second digit is 0 to 5. */
  static boolean isReplyAt(String text, int at) {
    if (at + 2 >= text.length() || (text.charAt(at) != '4' && text.charAt(at) != '5')) {
      return false;
    }
    char second = text.charAt(at + 1);
    if (second < '0' || second > '5' || !Ascii.isDigit(text.charAt(at + 2))) {
      return false;
    }
    if (at + 3 == text.length()) {
      return true;
    }
    char after = text.charAt(at + 3);
    boolean decimal = after == '.' && at + 4 < text.length() && Ascii.isDigit(text.charAt(at + 4));
    return " -\t\n#:;,.)]>'\"".indexOf(after) >= 0 && !decimal;
  }

  private static boolean opens(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    if (before == '-') {
      // "550-5.1.1" continues a reply; "host-5.1.1" is a name.
      return at >= 4 && isReplyAt(text, at - 4);
    }
    return before <= ' ' || "#(<[\"':;,=".indexOf(before) >= 0 || before > 0x2000;
  }

  private static boolean closes(String text, int at) {
    if (at >= text.length()) {
      return true;
    }
    char c = text.charAt(at);
    if (c == '.') {
      return at + 1 >= text.length() || !Ascii.isLetterOrDigit(text.charAt(at + 1));
    }
    return !Ascii.isLetterOrDigit(c) && c != '@' && c != '_' && c != ']' && c != '/';
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && Ascii.isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDot(String text, int at) {
    return at < text.length() && text.charAt(at) == '.';
  }
}
