package org.rebound.receiver.report;

import static org.rebound.receiver.report.Sign.field;
import static org.rebound.receiver.report.Sign.subject;
import static org.rebound.receiver.report.Sign.top;

import java.util.List;
import java.util.stream.Stream;

/** The table of mail systems that report in plain text. The first row that fits is taken. */
final class Dialects {

  /** Mail transfer agents of the Unix world. */
  static final List<Dialect> UNIX =
      List.of(
          Dialect.of(
              "qsbmf",
              Shape.BRACKETS,
              top(
                  "hi. this is the",
                  "hi. the mta program at",
                  "this is the qmail-send program",
                  "this is the mail delivery agent at",
                  "i wasn't able to deliver your message",
                  "i was not able to deliver your message",
                  "your mail was not delivered to the following address",
                  "your mail message to the following address(es) could not be delivered")),
          Dialect.of(
              "postfix",
              Shape.BRACKETS,
              subject("undelivered mail returned to sender", "delayed mail (still being retried)")
                  .and(top("i'm sorry to have to inform you that"))
                  .or(top("this is the mail system at host", "this is the postfix program"))),
          Dialect.of("dragonfly", top("this is the dragonfly mail agent")),
          Dialect.of("opensmtpd", top("this is the mailer-daemon, please do not reply")),
          Dialect.of("courier", top("this is a delivery status notification from")),
          Dialect.likely(
              "mmdf",
              top("mmdf").or(Sign.sender("mmdf")),
              "could not be delivered to",
              "not delivered to"),
          Dialect.of(
              "exim",
              top(
                      "a message that you sent could not be delivered",
                      "a message that you sent has not yet been delivered",
                      "a message that you sent contained one or more",
                      "a message that you have sent could not be delivered",
                      "this message was created automatically by mail delivery software",
                      "this message was created automatically by the smtp relay")
                  .or(field("X-Failed-Recipients")),
              "address(es) failed:",
              "addresses failed:",
              "address failed:",
              "address failed",
              "has not yet been delivered is:",
              "have not yet been delivered are:",
              "to the following addresses:",
              "incorrectly constructed:",
              "this is a permanent error.",
              "recipients.",
              "recipients:"));

  /** Whose signs are narrow comes before whose signs are wide. */
  static final List<Dialect> ALL =
      Stream.of(ProviderDialects.ALL, MicrosoftDialects.ALL, UNIX, GatewayDialects.ALL)
          .flatMap(List::stream)
          .toList();

  private Dialects() {}
}
