package org.rebound.receiver.report;

import java.util.Optional;
import org.rebound.receiver.mime.Comments;
import org.rebound.receiver.status.EnhancedStatusCode;

/**
 * The Status field (RFC 3464 section 2.3.4) as systems really write it: with a comment or a hash
 * sign, with spaces between, with two numbers only, or with a reply code in its place.
 */
final class StatusField {

  private StatusField() {}

  static Optional<EnhancedStatusCode> parse(String value) {
    String bare = Comments.without(value).strip();
    Optional<EnhancedStatusCode> code = bare.isEmpty() ? Optional.empty() : read(bare);
    return code.or(() -> StatusText.firstStatus(value));
  }

  private static Optional<EnhancedStatusCode> read(String text) {
    int start = 0;
    while (start < text.length() && !Ascii.isDigit(text.charAt(start)) && start < 4) {
      start++;
    }
    int[] numbers = new int[3];
    int count = 0;
    int at = start;
    while (count < 3 && at < text.length() && Ascii.isDigit(text.charAt(at))) {
      int number = 0;
      int digits = 0;
      while (at < text.length() && Ascii.isDigit(text.charAt(at)) && digits < 4) {
        number = number * 10 + text.charAt(at++) - '0';
        digits++;
      }
      numbers[count++] = number;
      at = skip(text, at, ' ');
      if (at >= text.length() || text.charAt(at) != '.') {
        break;
      }
      at = skip(text, at + 1, ' ');
    }
    boolean plausible =
        count >= 2
            && (numbers[0] == 2 || numbers[0] == 4 || numbers[0] == 5)
            && numbers[1] < 1000
            && numbers[2] < 1000;
    return plausible
        ? Optional.of(new EnhancedStatusCode(numbers[0], numbers[1], numbers[2]))
        : StatusText.firstStatus(text);
  }

  /** The words beside the code: a comment, or the reply that stands in place of the code. */
  static String remark(String value) {
    String text = value.strip();
    int at = 0;
    while (at < text.length() && "#.0123456789 ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    boolean replyCode = StatusText.isReplyAt(text, 0);
    String rest = replyCode ? text : text.substring(at).strip();
    return rest.startsWith("(") && rest.endsWith(")") ? rest.substring(1, rest.length() - 1) : rest;
  }

  private static int skip(String text, int from, char c) {
    int at = from;
    while (at < text.length() && text.charAt(at) == c) {
      at++;
    }
    return at;
  }
}
