package org.rebound.receiver.report;

import org.rebound.receiver.mime.Headers;

/**
 * Whether a mail system wrote a letter, by its header: the null sender, the name it gives itself,
 * or a field that only reports have. Cheap, and never proof of a bounce on its own.
 */
final class Daemon {

  private static final PhraseSet NAMES =
      new PhraseSet(
          "mailer-daemon",
          "mailer_daemon",
          "mailerdaemon",
          "mail-daemon",
          "maildaemon",
          "mdaemon",
          "postmaster",
          "mmdf",
          "daemon",
          "smtpd",
          "uucp",
          "mailadmin",
          "mail_administrator",
          "mail administrator",
          "post_master",
          "mail_service",
          "mailservice",
          "ndr@",
          "emailer-daemon",
          "mail delivery",
          "delivery subsystem",
          "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@");

  private static final PhraseSet UNATTENDED =
      new PhraseSet(
          "no-reply",
          "noreply",
          "no_reply",
          "donotreply",
          "do-not-reply",
          "system administrator",
          "administrator@",
          "<>");

  private Daemon() {}

  static boolean wrote(Letter letter) {
    Headers headers = letter.headers();
    return headers.structured("Return-Path").equals("<>")
        || headers.has("X-Failed-Recipients")
        || Ascii.startsWith(headers.structured("Content-Type"), "multipart/report")
        || isDaemonName(headers.first("From").orElse(""))
        || isDaemonName(headers.first("Sender").orElse(""));
  }

  /** Whether the sender calls itself a mail system, or the letter a delivery report. */
  static boolean isNamed(Letter letter) {
    Headers headers = letter.headers();
    return isDaemonName(headers.first("From").orElse(""))
        || isDaemonName(headers.first("Return-Path").orElse(""))
        || Ascii.contains(headers.first("Content-Type").orElse(""), "delivery-status");
  }

  /**
   * Whether a person seems to pass the letter on: its subject is that of an answer. Some carriers
   * answer so themselves, but under a name that says what they are.
   */
  static boolean isPassedOn(Letter letter) {
    return AnswerSubject.is(letter.subject())
        && !isDaemonName(letter.headers().first("From").orElse(""));
  }

  /**
   * Whether the letter may be a report at all: its sender calls itself a mail system, or it has
   * signs of one, its subject says that delivery failed or is late, and it shows the mail that
   * failed. A null sender alone says little, as the answers of absent persons have it too.
   */
  static boolean mayReport(Letter letter) {
    return !isPassedOn(letter)
        && (isNamed(letter)
            || letter.headers().has("X-Failed-Recipients")
            || ((wrote(letter) || isUnattended(letter))
                && FailureWords.inSubject(letter.subject())
                && !isFromList(letter)
                && isAboutMail(letter)));
  }

  /** Whether a list or a newsletter sent it: no mail system calls itself one. */
  private static boolean isFromList(Letter letter) {
    return letter.headers().has("List-Unsubscribe") || letter.headers().has("List-Id");
  }

  /**
   * Whether it shows the mail that failed: what came back of it, or what a server replied. Parcels
   * fail to be delivered too, and shops that write of them read no answers; services that send
   * mailings sum up the replies for many recipients.
   */
  private static boolean isAboutMail(Letter letter) {
    return Ascii.startsWith(letter.headers().structured("Content-Type"), "multipart/report")
        || !letter.returned().fields().isEmpty()
        || (ServerWords.of(letter.text()).diagnostic().type().equals("smtp")
            && (wrote(letter) || AddressText.all(letter.text(), 2).size() == 1));
  }

  /** Whether nobody reads the answers: not a sign of a mail system, but it may be one. */
  static boolean isUnattended(Letter letter) {
    return UNATTENDED.isIn(letter.headers().first("From").orElse(""));
  }

  static boolean isDaemonName(String from) {
    return NAMES.isIn(from);
  }
}
