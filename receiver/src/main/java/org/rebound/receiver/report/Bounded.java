package org.rebound.receiver.report;

/** Cuts text that somebody else wrote to a length we can store. */
final class Bounded {

  private Bounded() {}

  /** At most {@code limit} characters, never half a surrogate pair. */
  static String text(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(limit - 1));
    return text.substring(0, splitsPair ? limit - 1 : limit);
  }

  /** One line: every run of white space becomes one space, at most {@code limit} characters. */
  static String line(CharSequence text, int limit) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), limit));
    boolean space = false;
    for (int i = 0; i < text.length() && line.length() < limit; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u00a0') {
        space = line.length() > 0;
        continue;
      }
      if (space) {
        line.append(' ');
        space = false;
      }
      line.append(c);
    }
    return text(line.toString(), limit);
  }
}
