package org.rebound.receiver.report;

import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.mime.Comments;
import org.rebound.receiver.mime.Part;

/**
 * A refusal by a mail filter in the recipient's mailbox (Sieve's reject, RFC 5429 section 2.1),
 * which comes in the form of a disposition notification: sent automatically, {@code deleted}, with
 * a text that says the message was rejected. Unlike other such notices it is a bounce.
 */
final class SieveRejectFormat implements Format {

  private static final Vocabulary REJECTED =
      new Vocabulary("automatically rejected", "was rejected", "has been rejected", "refused by");

  @Override
  public Optional<Report> read(Letter letter) {
    Optional<Part> notice = letter.part("message/disposition-notification");
    if (notice.isEmpty() || !saysRejected(letter)) {
      return Optional.empty();
    }
    FieldBlock fields = new FieldBlock();
    FieldBlock.parse(notice.get().text(), 20).forEach(fields::absorb);
    String disposition = fields.get("disposition").map(Comments::without).orElse("");
    Optional<MailAddress> recipient = fields.get("final-recipient").flatMap(TypedValue::address);
    boolean automatic =
        Ascii.contains(disposition, "mdn-sent-automatically")
            && Ascii.containsAny(disposition, "deleted", "denied", "failed");
    if (!automatic || recipient.isEmpty()) {
      return Optional.empty();
    }
    Mention mention =
        new Mention(recipient.get(), reason(letter.text()))
            .mailedAs(fields.get("original-recipient").flatMap(TypedValue::address));
    return Optional.of(TextReport.of(letter, "rfc5429", List.of(mention)));
  }

  private static boolean saysRejected(Letter letter) {
    return REJECTED.isIn(letter.top())
        || Ascii.contains(letter.headers().first("Auto-Submitted").orElse(""), "(rejected");
  }

  private static String reason(String text) {
    int end = Phrase.find(text, "rejected:", 0);
    return Bounded.text(text.substring(Math.max(end, 0)).strip(), Mention.LONGEST_WORDS);
  }
}
