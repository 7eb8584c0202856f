package org.rebound.receiver.verp;

/** Which mailing a return path belongs to. */
public sealed interface MailingRef {

  /**
   * By its number.
   *
   * @param id 1 to 2^40 - 1
   */
  record Numbered(long id) implements MailingRef {}

  /**
   * By the name that a classic dialect carries; the ledger gives it a number.
   *
   * @param name lower-case, not empty
   */
  record Named(String name) implements MailingRef {}
}
