package org.rebound.receiver.report;

import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/** The address that was mailed, where a list entry says that it came of an alias or a forward. */
final class ExpandedFrom {

  private static final String[] WORDS = {
    "(expanded from:", "(ultimately generated from", "(generated from"
  };

  private ExpandedFrom() {}

  static Optional<MailAddress> in(String words) {
    for (String mark : WORDS) {
      int at = Ascii.indexOf(words, mark, 0);
      if (at >= 0) {
        int from = at + mark.length();
        int close = words.indexOf(')', from);
        return AddressText.first(
            words.substring(from, close < 0 ? Math.min(words.length(), from + 300) : close));
      }
    }
    return Optional.empty();
  }
}
