package org.rebound.receiver.listener;

/**
 * Text from outside made fit for a log line: one line, no control or direction marks, at most 200
 * characters.
 */
final class Printable {

  private static final int LONGEST = 200;

  private Printable() {}

  /** {@code text} with everything that could forge or hide a log line written as an escape. */
  static String of(String text) {
    StringBuilder printable = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
    for (int i = 0; i < text.length(); i++) {
      if (i == LONGEST) {
        return printable.append("... (").append(text.length()).append(" characters)").toString();
      }
      append(printable, text.charAt(i));
    }
    return printable.toString();
  }

  private static void append(StringBuilder printable, char c) {
    if (c == '\\') {
      printable.append("\\\\");
    } else if (c >= ' ' && c < 0x7f) {
      printable.append(c);
    } else {
      switch (Character.getType(c)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SURROGATE,
            Character.PRIVATE_USE,
            Character.UNASSIGNED ->
            printable.append(String.format("\\u%04x", (int) c));
        default -> printable.append(c);
      }
    }
  }
}
