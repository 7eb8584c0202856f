package org.rebound.receiver.report;

import org.rebound.receiver.mime.EncodedWords;

/** Readies what a server said for reading: one line, encoded words decoded, replies joined. */
final class DiagnosticText {

  private static final int LONGEST = 2_000;

  private DiagnosticText() {}

  /** Encoded words are illegal here, and seen (RFC 3464 section 2.1.1). */
  static String decode(String value) {
    return EncodedWords.decode(value);
  }

  /**
   * A reply of several lines as one: {@code 550-5.1.1 No such 550 5.1.1 user} reads {@code 550
   * 5.1.1 No such user}. The code and status that open the first line are taken out of the others.
   */
  static String joined(String text) {
    String line = Bounded.line(text, LONGEST);
    if (!StatusText.isReplyAt(line, 0) || line.length() < 5 || line.charAt(3) != '-') {
      return line;
    }
    String code = line.substring(0, 3);
    String status =
        StatusText.statusAt(line, 4).map(s -> line.substring(4, endOfToken(line, 4))).orElse("");
    StringBuilder out = new StringBuilder(line.length());
    out.append(code).append(' ');
    int at = 4;
    while (at < line.length()) {
      int next = nextLine(line, code, at);
      out.append(line, at, next < 0 ? line.length() : next);
      if (next < 0) {
        break;
      }
      at = next + 5;
      if (!status.isEmpty() && line.startsWith(status, at)) {
        at = Math.min(line.length(), at + status.length() + 1);
      }
      out.append(' ');
    }
    return out.toString();
  }

  /** Where the next line of the reply begins, as the space before its code. */
  private static int nextLine(String line, String code, int from) {
    int at = line.indexOf(" " + code, from);
    while (at >= 0) {
      int after = at + 1 + code.length();
      if (after < line.length() && (line.charAt(after) == '-' || line.charAt(after) == ' ')) {
        return at;
      }
      at = line.indexOf(" " + code, after);
    }
    return -1;
  }

  private static int endOfToken(String line, int from) {
    int end = line.indexOf(' ', from);
    return end < 0 ? line.length() : end;
  }
}
