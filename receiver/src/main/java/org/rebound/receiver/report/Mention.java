package org.rebound.receiver.report;

import org.rebound.receiver.address.MailAddress;

/**
 * A recipient that a text report names, with the words that follow the name up to the next one:
 * lines as written, bounded.
 */
record Mention(MailAddress address, String words) {

  static final int LONGEST_WORDS = 4_000;

  /** The same recipient named again further down: some systems give the reason only there. */
  Mention and(String more) {
    String joined = words.isEmpty() || more.isEmpty() ? words + more : words + "\n\n" + more;
    return new Mention(address, Bounded.text(joined, LONGEST_WORDS));
  }
}
