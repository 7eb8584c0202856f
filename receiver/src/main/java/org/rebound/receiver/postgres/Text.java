package org.rebound.receiver.postgres;

import java.util.List;

/** Makes other programs' words fit for one line of a log or message: no control characters. */
final class Text {

  private static final int LIMIT = 2000;

  private Text() {}

  /** The last 2,000 characters; line ends become " | ", other control characters "?". */
  static String oneLine(String text) {
    String tail = text.length() > LIMIT ? text.substring(text.length() - LIMIT) : text;
    StringBuilder line = new StringBuilder(tail.length());
    tail.strip()
        .chars()
        .forEach(
            c -> {
              if (c == '\n') {
                line.append(" | ");
              } else if (c >= ' ' && !Character.isISOControl(c)) {
                line.append((char) c);
              } else if (c != '\r') {
                line.append('?');
              }
            });
    return line.toString();
  }

  static String oneLine(List<String> lines) {
    return oneLine(String.join("\n", lines));
  }
}
