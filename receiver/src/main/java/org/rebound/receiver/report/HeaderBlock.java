package org.rebound.receiver.report;

/**
 * Recognises the header of a message in the midst of text: field lines in a row, a MIME field among
 * them. Some of the fields alone also stand in reports that say which message they are about.
 */
final class HeaderBlock {

  /** The answer of {@link #endOfSearch} where such a header stands. */
  static final int FOUND = -1;

  private static final int FEWEST = 4;

  private HeaderBlock() {}

  /**
   * {@link #FOUND} when such a header begins with the line at {@code at}; else where the lines end
   * that were read to know: before that no header begins either, so nobody need read them again.
   */
  static int endOfSearch(String text, int at) {
    int fields = 0;
    boolean mime = false;
    int line = at;
    while (line < text.length()) {
      int end = TextLines.end(text, line);
      if (isField(text, line, end)) {
        fields++;
        mime |=
            Ascii.startsWith(text, line, "mime-version:")
                || Ascii.startsWith(text, line, "content-type:");
      } else if (fields == 0 || end == line || text.charAt(line) > ' ') {
        break;
      }
      line = end + 1;
    }
    return mime && fields >= FEWEST ? FOUND : line;
  }

  static boolean isField(String text, int at, int end) {
    int i = at;
    while (i < end && (Ascii.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '-')) {
      i++;
    }
    return i > at + 1 && i < end && text.charAt(i) == ':' && text.charAt(at) != '-';
  }
}
