package org.rebound.receiver.report;

import static org.rebound.receiver.report.Sign.field;
import static org.rebound.receiver.report.Sign.subject;
import static org.rebound.receiver.report.Sign.top;

import java.util.List;

/** How groupware servers report in plain text: Exchange of every age, Domino, GroupWise, kin. */
final class MicrosoftDialects {

  static final List<Dialect> ALL =
      List.of(
          Dialect.of(
              "exchange",
              top(
                  "did not reach the following recipient(s):",
                  "delivery has failed to these recipients",
                  "your message couldn't be delivered to",
                  "your message wasn't delivered to",
                  "la remise a \u00e9chou\u00e9 pour ces destinataires",
                  "fehler bei der nachrichtenzustellung an folgende empf\u00e4nger",
                  "die nachricht konnte nicht zugestellt werden an",
                  "error en la entrega a estos destinatarios",
                  "impossibile recapitare il messaggio ai seguenti destinatari",
                  "falha na entrega a estes destinat\u00e1rios",
                  "het bezorgen bij de volgende geadresseerden",
                  "\u6b21\u306e\u53d7\u4fe1\u8005\u307e\u305f\u306f\u30b0\u30eb\u30fc\u30d7",
                  "\u672a\u80fd\u5411\u8fd9\u4e9b\u6536\u4ef6\u4eba"),
              "did not reach the following recipient(s):",
              "delivery has failed to these recipients or groups:",
              "delivery has failed to these recipients or distribution lists:",
              "delivery has failed to these recipients",
              "your message couldn't be delivered to",
              "your message wasn't delivered to",
              "\u00e9chou\u00e9 pour ces destinataires",
              "folgende empf\u00e4nger",
              "konnte nicht zugestellt werden an",
              "a estos destinatarios",
              "ai seguenti destinatari",
              "a estes destinat\u00e1rios",
              "de volgende geadresseerden",
              "\u6b21\u306e\u53d7\u4fe1\u8005\u307e\u305f\u306f\u30b0\u30eb\u30fc\u30d7",
              "\u672a\u80fd\u5411\u8fd9\u4e9b\u6536\u4ef6\u4eba"),
          Dialect.of("mailenable", top("mailenable:"), "recipient(s) could not be reached:"),
          Dialect.likely("notes", top("------- failure reasons"), "failure reasons"),
          Dialect.of(
              "iis",
              top(
                  "did not reach some or all of the intended recipients",
                  "the following recipient(s) could not be reached",
                  "delivery to the following recipients failed",
                  "delivery to the following recipients has been delayed",
                  "could not deliver message to the following recipient(s)"),
              "recipient(s) could not be reached:",
              "following recipients failed.",
              "following recipients failed",
              "following recipients has been delayed.",
              "following recipients has been delayed",
              "to the following recipient(s):"),
          Dialect.of(
              "domino",
              top("was not delivered to:")
                  .or(subject("delivery failure:").and(top("your message")))
                  .or(top("public name & address book")),
              "was not delivered to:",
              "public name & address book"),
          Dialect.likely(
              "groupwise",
              field("X-Mailer", "groupwise").or(top("the message that you sent was undeliverable")),
              "undeliverable to the following:",
              "not delivered to:"),
          Dialect.of(
              "pmdf",
              top("your message cannot be delivered to the following recipients"),
              "delivered to the following recipients:"));

  private MicrosoftDialects() {}
}
