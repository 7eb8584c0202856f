package org.rebound.admin.export;

/**
 * Keeps text from running as a formula in a spreadsheet, which takes a cell that begins with one of
 * {@code = + - @} (or their full-width forms) for one: an apostrophe before the sign makes it text.
 * Blanks and quotes before the sign do not hide it. Where a spreadsheet knows another separator
 * than the file has, a cell begins in the middle of a text: a sign after a separator or a line
 * break gets its apostrophe, too. A negative whole number stays as it is. Takes linear time.
 */
final class Formulas {

  private Formulas() {}

  /** The text as it may stand in a cell whose bounds are certain. */
  static String guard(String text) {
    return guard(text, false);
  }

  /** The text as it may stand in a cell of a file that separators make cells of. */
  static String guardAll(String text) {
    return guard(text, true);
  }

  /** Whether a spreadsheet would take the text for a formula. */
  static boolean begins(String text) {
    return !guard(text).equals(text);
  }

  private static String guard(String text, boolean separators) {
    int sign = sign(text, 0, true, separators);
    boolean layout = !text.isEmpty() && isLayout(text.charAt(0));
    if ((sign < 0 && !layout) || isNumber(text)) {
      return text;
    }
    StringBuilder guarded = new StringBuilder(text.length() + 8).append(layout ? "'" : "");
    int copied = 0;
    while (sign >= 0) {
      guarded.append(text, copied, sign).append('\'');
      copied = sign;
      sign = separators ? sign(text, sign + 1, false, true) : -1;
    }
    return guarded.append(text, copied, text.length()).toString();
  }

  /** Where the next sign is with which a cell begins; -1 when there is none. */
  private static int sign(String text, int from, boolean beginning, boolean separators) {
    boolean begins = beginning;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (begins && isSign(c)) {
        return i;
      }
      begins = (separators && isSeparator(c)) || (begins && isBlank(c));
      if (!begins && !separators) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isSign(char c) {
    return switch (c) {
      case '=', '+', '-', '@', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> true;
      default -> false;
    };
  }

  private static boolean isBlank(char c) {
    return c <= ' '
        || c == '"'
        || (c >= 0x7f
            && (Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.CONTROL));
  }

  private static boolean isLayout(char c) {
    return c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean isSeparator(char c) {
    return c == ',' || c == ';' || isLayout(c);
  }

  private static boolean isNumber(String text) {
    return text.length() >= 2
        && text.length() <= 20
        && text.charAt(0) == '-'
        && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }
}
