package org.rebound.receiver.report;

/** How a mail system writes the recipients of a text report down. */
enum Shape {
  /** Behind announcing words: in the same sentence, or one a line. */
  LIST,
  /** At the beginning of a paragraph, in angle brackets, with a colon behind (QSBMF). */
  BRACKETS,
  /** Behind announcing words, one a line, without the domain, which is the system's own. */
  BARE_NAMES
}
