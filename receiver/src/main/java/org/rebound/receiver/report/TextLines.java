package org.rebound.receiver.report;

/** Goes through a text line by line without copying it. Line ends are LF. */
final class TextLines {

  private TextLines() {}

  /** Where the line that {@code at} lies in ends: at its line feed, or at the end of the text. */
  static int end(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  /** How many blanks a line begins with; a tab counts as eight. */
  static int indentation(String line) {
    int width = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        width += 8;
      } else if (c == ' ') {
        width++;
      } else {
        break;
      }
    }
    return width;
  }
}
