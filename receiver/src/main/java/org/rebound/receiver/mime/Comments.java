package org.rebound.receiver.mime;

/**
 * Takes comments out of the value of a structured field (RFC 5322 section 3.2.2): text in
 * parentheses, nested or not, outside quoted strings. One that is never closed is no comment and
 * stays. One pass, whatever is nested in what.
 */
public final class Comments {

  private Comments() {}

  /** The value without its comments, trimmed; quoted strings stay as they are. */
  public static String without(String value) {
    if (value.indexOf('(') < 0) {
      return value;
    }
    StringBuilder kept = new StringBuilder(value.length());
    boolean quoted = false;
    int depth = 0;
    int outermost = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      kept.append(c);
      if (c == '\\' && i + 1 < value.length()) {
        kept.append(value.charAt(++i));
      } else if (c == '"' && depth == 0) {
        quoted = !quoted;
      } else if (c == '(' && !quoted) {
        outermost = depth++ == 0 ? kept.length() - 1 : outermost;
      } else if (c == ')' && depth > 0 && --depth == 0) {
        kept.setLength(outermost);
      }
    }
    return kept.toString().strip();
  }
}
