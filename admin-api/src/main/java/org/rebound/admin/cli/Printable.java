package org.rebound.admin.cli;

/** Text for a terminal: control characters become {@code \}{@code uXXXX}, so that none acts. */
public final class Printable {

  private Printable() {}

  /** The text with them. */
  public static String of(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        printable.append(String.format("\\u%04x", (int) c));
      } else {
        printable.append(c);
      }
    }
    return printable.toString();
  }
}
