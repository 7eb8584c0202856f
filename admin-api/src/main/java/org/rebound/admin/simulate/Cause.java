package org.rebound.admin.simulate;

import java.util.List;

/**
 * What comes back, and why.
 *
 * @param weight how often
 * @param template the file of the message
 * @param status the enhanced status code; {@code -} where there is none
 * @param text what the server says, with braces to be filled in
 */
record Cause(int weight, String template, String status, String text) {

  static List<Cause> all() {
    return Texts.lines("causes.txt").stream().map(Cause::of).toList();
  }

  /** Those of people who mean harm. */
  static List<Cause> hostile() {
    return Texts.lines("hostile.txt").stream()
        .map(line -> new Cause(1, "postfix", "5.1.1", unescape(line)))
        .toList();
  }

  private static Cause of(String line) {
    String[] words = line.split(" ", 4);
    return new Cause(
        Integer.parseInt(words[0]), words[1], words[2], words.length > 3 ? words[3] : "");
  }

  private static String unescape(String line) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int next = line.indexOf("\\u"); next >= 0; next = line.indexOf("\\u", at)) {
      text.append(line, at, next);
      text.append((char) Integer.parseInt(line.substring(next + 2, next + 6), 16));
      at = next + 6;
    }
    return text.append(line.substring(at)).toString();
  }
}
