package org.rebound.receiver.report;

import java.util.Optional;

/**
 * A text on one line, as evidence is quoted: every run of white space and control characters is one
 * space. Knows where each character came from.
 */
final class OneLine {

  private final StringBuilder line;
  private final int[] origin;

  private OneLine(StringBuilder line, int[] origin) {
    this.line = line;
    this.origin = origin;
  }

  static OneLine of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    int[] origin = new int[text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = Character.isWhitespace(c) || Character.isISOControl(c);
      if (!blank || (line.length() > 0 && line.charAt(line.length() - 1) != ' ')) {
        origin[line.length()] = i;
        line.append(blank ? ' ' : c);
      }
    }
    return new OneLine(line, origin);
  }

  /** Where the words stand first in the text, at {@code from} or after it. */
  Optional<ReadableReport.Place> find(String words, int from) {
    int at = line.indexOf(words);
    while (at >= 0 && origin[at] < from) {
      at = line.indexOf(words, at + 1);
    }
    return at < 0
        ? Optional.empty()
        : Optional.of(new ReadableReport.Place(origin[at], origin[at + words.length() - 1] + 1));
  }
}
