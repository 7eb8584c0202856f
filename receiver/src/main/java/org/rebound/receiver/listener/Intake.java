package org.rebound.receiver.listener;

import org.rebound.receiver.address.MailAddress;

/**
 * What the listener hands its mail to. Called by many sessions at once.
 *
 * <p>An exception thrown from either method is answered 451 4.3.0, logged, and ends nothing but the
 * transaction.
 */
public interface Intake {

  /** Says at RCPT whether mail for this recipient is taken; must not wait for anything. */
  SmtpReply recipient(MailAddress recipient);

  /**
   * Takes one whole message.
   *
   * <p>Returns only when it is known what to answer: an accepting reply promises that the message
   * is in the database. May block for as long as the database takes, within its time-outs.
   *
   * @param content the message after dot-unstuffing, with the line ends it came with
   */
  SmtpReply message(Envelope envelope, byte[] content);
}
