package org.rebound.receiver.report;

import java.util.Optional;

/** The server that refused, as text reports name it: behind a few fixed words. */
final class RemoteHost {

  private static final String[] BEHIND = {
    "while talking to ", "host ", "remote server (", "smtp server <", "server: ", "from "
  };
  private static final String[] BEFORE = {
    " did not like our", " does not like ", " failed after i sent", " responded with failure"
  };

  private static final String[] NONE = {};
  private static final PhraseSet ANY_BEFORE = new PhraseSet(BEFORE);

  private RemoteHost() {}

  static Optional<String> in(String words) {
    for (String before : ANY_BEFORE.isIn(words) ? BEFORE : NONE) {
      int at = Ascii.indexOf(words, before, 0);
      if (at > 0) {
        return host(words.substring(lineStart(words, at), at));
      }
    }
    for (String behind : BEHIND) {
      int at = Ascii.indexOf(words, behind, 0);
      boolean opens = at == 0 || (at > 0 && !Ascii.isLetterOrDigit(words.charAt(at - 1)));
      if (opens) {
        Optional<String> host = host(words.substring(at + behind.length()));
        if (host.isPresent()) {
          return host;
        }
      }
    }
    return Optional.empty();
  }

  private static int lineStart(String words, int at) {
    return words.lastIndexOf('\n', at - 1) + 1;
  }

  /** The first word, when it is a host name with a dot or an IP number. */
  private static Optional<String> host(String text) {
    String start = text.stripLeading();
    int end = 0;
    int dots = 0;
    while (end < start.length() && end < 255 && isHost(start.charAt(end))) {
      dots += start.charAt(end) == '.' ? 1 : 0;
      end++;
    }
    while (end > 0 && (start.charAt(end - 1) == '.' || start.charAt(end - 1) == ':')) {
      end--;
    }
    boolean server = end == start.length() || " [():,>\r\n".indexOf(start.charAt(end)) >= 0;
    boolean missing = Ascii.startsWith(start, end, " not found");
    return dots > 0 && end > 3 && server && !missing
        ? Optional.of(start.substring(0, end))
        : Optional.empty();
  }

  private static boolean isHost(char c) {
    return Ascii.isLetterOrDigit(c) || c == '.' || c == '-' || c == ':' || c == '_';
  }
}
