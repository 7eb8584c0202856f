package org.rebound.receiver.listener;

import java.util.Optional;

/**
 * The argument of MAIL and RCPT (RFC 5321 section 4.1.2): {@code FROM:<path> parameters}.
 *
 * @param mailbox what stands in the angle brackets, without a source route; empty for {@code <>}
 * @param parameters what stands behind them
 */
record EnvelopePath(String mailbox, String parameters) {

  /** RFC 5321 section 4.5.3.1.3, and 64 octets of leeway for what UTF-8 adds. */
  private static final int LONGEST = 320;

  /**
   * Reads an argument that begins with {@code keyword} and a colon. A space behind the colon is
   * taken, as too many senders put one there.
   *
   * @return nothing when there is no single well-bracketed path
   */
  static Optional<EnvelopePath> read(String keyword, String argument) {
    String prefix = keyword + ":";
    if (!argument.regionMatches(true, 0, prefix, 0, prefix.length())) {
      return Optional.empty();
    }
    String rest = argument.substring(prefix.length()).stripLeading();
    if (!rest.startsWith("<")) {
      return Optional.empty();
    }
    int close = closing(rest);
    if (close < 0) {
      return Optional.empty();
    }
    String behind = rest.substring(close + 1);
    if (!behind.isEmpty() && !Verb.isSpace(behind.charAt(0))) {
      return Optional.empty();
    }
    return withoutRoute(rest.substring(1, close))
        .map(mailbox -> new EnvelopePath(mailbox, behind.strip()));
  }

  /** Where the bracket closes, not counting quoted ones; -1 when the path is not well formed. */
  private static int closing(String text) {
    boolean quoted = false;
    for (int i = 1; i < text.length() && i <= LONGEST; i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '>') {
        return i;
      } else if (c == '<' || c == ' ' || c == '\t' || c == '\\') {
        return -1;
      }
    }
    return -1;
  }

  /** Drops {@code @a,@b:}, which must be ignored (RFC 5321 appendix C). */
  private static Optional<String> withoutRoute(String path) {
    if (!path.startsWith("@")) {
      return Optional.of(path);
    }
    int colon = path.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    for (String hop : path.substring(0, colon).split(",", -1)) {
      if (hop.length() < 2 || hop.charAt(0) != '@' || hop.indexOf('@', 1) >= 0) {
        return Optional.empty();
      }
    }
    String mailbox = path.substring(colon + 1);
    return mailbox.isEmpty() ? Optional.empty() : Optional.of(mailbox);
  }

  /** Whether any character of it is outside ASCII, which asks for SMTPUTF8 (RFC 6531). */
  boolean isInternational() {
    return !mailbox.chars().allMatch(c -> c < 0x80);
  }
}
