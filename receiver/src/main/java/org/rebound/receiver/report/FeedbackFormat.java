package org.rebound.receiver.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.mime.Comments;
import org.rebound.receiver.mime.Part;

/**
 * A feedback report (RFC 5965, with the fields of RFC 6591 and RFC 6692).
 *
 * <p>Recognised by a part {@code message/feedback-report} anywhere in the tree. Yields the feedback
 * type ({@code abuse} when it is missing, as the report is there because somebody complained), the
 * recipients that were not taken out, and all fields.
 */
final class FeedbackFormat implements Format {

  private static final int MOST_FIELDS = 64;
  private static final int MOST_RECIPIENTS = 100;

  @Override
  public Optional<Report> read(Letter letter) {
    return letter.part("message/feedback-report").map(part -> report(letter, part));
  }

  private static Report report(Letter letter, Part part) {
    FieldBlock fields = new FieldBlock();
    FieldBlock.parse(part.text(), 20).forEach(fields::absorb);
    if (!fields.has("feedback-type") && !fields.has("user-agent")) {
      FieldBlock.parse(part.undecodedText(), 20).forEach(fields::absorb);
    }
    String type =
        Comments.without(fields.get("feedback-type").orElse("")).strip().toLowerCase(Locale.ROOT);
    String named = Comments.without(String.join(",", fields.all("original-rcpt-to")));
    List<MailAddress> recipients =
        AddressText.all(
            named.isBlank() ? fields.get("removal-recipient").orElse("") : named, MOST_RECIPIENTS);
    return new FeedbackReport(
        "rfc5965",
        type.isEmpty() ? "abuse" : Bounded.text(type, 100),
        recipients,
        fields.get("original-mail-from").map(Comments::without).flatMap(AddressText::first),
        bounded(fields.fields()),
        letter.original());
  }

  private static Map<String, String> bounded(Map<String, String> fields) {
    Map<String, String> kept = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (kept.size() < MOST_FIELDS) {
            kept.put(name, Bounded.text(value, 1_000));
          }
        });
    return kept;
  }
}
