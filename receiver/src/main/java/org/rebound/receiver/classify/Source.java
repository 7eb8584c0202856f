package org.rebound.receiver.classify;

import java.util.List;
import java.util.Optional;
import org.rebound.receiver.status.EnhancedStatusCode;
import org.rebound.receiver.status.ReplyCode;

/**
 * One text that may hold evidence, read once: the words of all rules and the codes in it.
 *
 * @param field how an explanation calls it
 * @param place earlier places are heard first
 * @param own whether it speaks of this recipient alone
 */
record Source(
    String field,
    int place,
    boolean own,
    String text,
    List<Hit> hits,
    List<EnhancedStatusCode.Sighting> statuses,
    Optional<ReplyCode.Sighting> reply) {

  /** The most characters of mail text that an explanation quotes. */
  static final int QUOTED = 300;

  static Source read(String field, int place, boolean own, String text, PhraseMatcher matcher) {
    return new Source(
        field,
        place,
        own,
        text,
        matcher.search(text),
        EnhancedStatusCode.findAll(text),
        ReplyCode.sight(text));
  }

  Source as(int newPlace, boolean isOwn) {
    return new Source(field, newPlace, isOwn, text, hits, statuses, reply);
  }

  /** The words of a hit as they came, on one line, bounded. */
  String quote(int start, int end) {
    return oneLine(text.substring(start, Math.min(end, start + QUOTED)), QUOTED);
  }

  /** A text on one line without control characters, cut at {@code most}. */
  static String oneLine(String text, int most) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), most));
    for (int i = 0; i < text.length() && line.length() < most; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
          line.append(' ');
        }
      } else {
        line.append(c);
      }
    }
    if (line.length() > 0 && Character.isHighSurrogate(line.charAt(line.length() - 1))) {
      line.setLength(line.length() - 1);
    }
    return line.toString().strip();
  }
}
