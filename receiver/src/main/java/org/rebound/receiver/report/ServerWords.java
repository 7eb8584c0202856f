package org.rebound.receiver.report;

import java.util.Optional;
import org.rebound.receiver.status.EnhancedStatusCode;

/**
 * What a server said, within the words of a text report: from the first reply code that stands
 * where a reply begins to the end of its paragraph; else the first paragraph.
 *
 * @param diagnostic type {@code smtp} when a reply code was found, else none
 * @param status the enhanced status code in it or, failing that, the class of the reply
 */
record ServerWords(Diagnostic diagnostic, Optional<EnhancedStatusCode> status) {

  private static final String BEFORE_REPLY = ":;<[('\"#=,";

  static ServerWords of(String words) {
    int reply = reply(words);
    if (reply >= 0) {
      String said = withoutClose(words, reply, DiagnosticText.joined(paragraph(words, reply)));
      Diagnostic diagnostic = new Diagnostic("smtp", said);
      return new ServerWords(
          diagnostic,
          StatusText.firstStatus(said)
              .or(() -> StatusText.firstStatus(words))
              .or(() -> ofReply(said)));
    }
    String said = DiagnosticText.joined(paragraph(words, firstInk(words)));
    return new ServerWords(new Diagnostic("", said), StatusText.firstStatus(words));
  }

  static Optional<EnhancedStatusCode> ofReply(String said) {
    return StatusText.firstReply(said)
        .map(reply -> new EnhancedStatusCode(reply.isPermanent() ? 5 : 4, 0, 0));
  }

  /** Where the first reply begins, or -1. */
  private static int reply(String words) {
    int loose = -1;
    for (int i = 0; i + 2 < words.length(); i++) {
      char c = words.charAt(i);
      if ((c == '5' || c == '4') && StatusText.isReplyAt(words, i) && opens(words, i)) {
        if (isFirm(words, i)) {
          return i;
        }
        loose = loose < 0 && hasStatusBehind(words, i) ? i : loose;
      }
    }
    return loose;
  }

  private static boolean opens(String words, int at) {
    return at == 0
        || words.charAt(at - 1) <= ' '
        || BEFORE_REPLY.indexOf(words.charAt(at - 1)) >= 0;
  }

  private static boolean isFirm(String words, int at) {
    int before = at - 1;
    while (before >= 0 && (words.charAt(before) == ' ' || words.charAt(before) == '\t')) {
      before--;
    }
    return before < 0
        || words.charAt(before) == '\n'
        || BEFORE_REPLY.indexOf(words.charAt(before)) >= 0;
  }

  private static boolean hasStatusBehind(String words, int at) {
    int next = at + 4;
    while (next < words.length() && (words.charAt(next) == ' ' || words.charAt(next) == '#')) {
      next++;
    }
    return next + 4 < words.length()
        && words.charAt(next + 1) == '.'
        && StatusText.statusAt(words, next).isPresent();
  }

  private static int firstInk(String words) {
    int at = 0;
    while (at < words.length() && words.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  /** From {@code from} to the next blank line; marks of a session before each line are dropped. */
  private static String paragraph(String words, int from) {
    StringBuilder paragraph = new StringBuilder();
    for (int at = from; at < words.length(); ) {
      int end = TextLines.end(words, at);
      String line = words.substring(at, end).strip();
      if (line.isEmpty() || (at > from && isOther(line))) {
        break;
      }
      paragraph.append(line.startsWith("<<<") ? line.substring(3).strip() : line).append('\n');
      at = end + 1;
    }
    return paragraph.toString();
  }

  private static boolean isOther(String line) {
    return line.startsWith(">>>")
        || line.startsWith("---")
        || line.startsWith("===")
        || line.startsWith("***")
        || Ascii.startsWith(line, "giving up on ");
  }

  /** A bracket or quote that opened before the reply closes behind it. */
  private static String withoutClose(String words, int reply, String said) {
    char before = reply == 0 ? ' ' : words.charAt(reply - 1);
    int pair = "[('\"".indexOf(before);
    if (pair < 0 || said.isEmpty()) {
      return said;
    }
    char close = "])'\"".charAt(pair);
    int end = said.lastIndexOf(close);
    return end >= 0 && end >= said.length() - 2 ? said.substring(0, end).strip() : said;
  }
}
