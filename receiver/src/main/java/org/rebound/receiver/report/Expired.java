package org.rebound.receiver.report;

/**
 * A report that says {@code delayed} and means the end: status 4.4.7, no date until which it goes
 * on trying, and a text that says the message expired. OpenSMTPD 6 writes so.
 */
final class Expired {

  private Expired() {}

  static boolean is(RecipientStatus status, Letter letter) {
    return status.action() == Action.DELAYED
        && status.willRetryUntil().isEmpty()
        && status.status().map(code -> code.subject() == 4 && code.detail() == 7).orElse(false)
        && Phrase.contains(letter.text(), "expired");
  }

  static RecipientStatus failed(RecipientStatus status) {
    return new RecipientStatus(
        status.finalRecipient(),
        status.originalRecipient(),
        Action.FAILED,
        status.status(),
        status.remoteMta(),
        status.diagnostic(),
        status.text(),
        status.lastAttempt(),
        status.willRetryUntil(),
        status.extensions());
  }
}
