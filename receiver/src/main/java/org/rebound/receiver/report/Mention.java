package org.rebound.receiver.report;

import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * A recipient that a text report names, with the words that follow the name up to the next one:
 * lines as written, bounded.
 *
 * @param mailedAs the address that was mailed, when an alias or a forward made another one of it
 */
record Mention(MailAddress address, Optional<MailAddress> mailedAs, String words) {

  static final int LONGEST_WORDS = 4_000;

  Mention(MailAddress address, String words) {
    this(address, Optional.empty(), words);
  }

  Mention mailedAs(Optional<MailAddress> mailed) {
    return new Mention(address, mailed.filter(other -> !other.equals(address)), words);
  }

  /** The same recipient named again further down: some systems give the reason only there. */
  Mention and(String more) {
    String joined = words.isEmpty() || more.isEmpty() ? words + more : words + "\n\n" + more;
    return new Mention(address, mailedAs, Bounded.text(joined, LONGEST_WORDS));
  }
}
