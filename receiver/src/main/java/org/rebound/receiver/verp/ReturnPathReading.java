package org.rebound.receiver.verp;

/** What a return path turned out to be. */
public sealed interface ReturnPathReading {

  /**
   * It names a mailing and, mostly, a recipient.
   *
   * @param dialect the dialect that read it: {@code signed}, {@code postfix}, {@code qmail} ...
   * @param trusted whether bounces to it may change an address
   */
  record Attributed(String dialect, boolean trusted, MailingRef mailing, RecipientRef recipient)
      implements ReturnPathReading {}

  /** It is nobody's: no dialect that is switched on knows its shape. */
  record Unknown() implements ReturnPathReading {}

  /** It has the shape of a signed return path, but its signature or its key is not ours. */
  record Forged() implements ReturnPathReading {}

  /** It was ours, and its time is over. */
  record Expired() implements ReturnPathReading {}
}
