package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.report.JsonStrings.Entry;

/**
 * A notification of Amazon SES as Amazon SNS mails it: JSON that tells of a bounce, a complaint, a
 * delay or a delivery, bare or as the {@code Message} of an SNS envelope.
 */
final class SesFormat implements Format {

  private static final String NAME = "ses";
  private static final int LONGEST_VALUE = 4_000;

  @Override
  public Optional<Report> read(Letter letter) {
    String text = letter.wholeText();
    int start = text.indexOf('{');
    boolean amazon =
        Ascii.containsAny(
            letter.headers().first("From").orElse(""), "amazonaws.com", "amazonses.com");
    if (!amazon || start < 0) {
      return Optional.empty();
    }
    List<Entry> outer = JsonStrings.of(text.substring(start));
    List<Entry> entries = first(outer, "Message").map(JsonStrings::of).orElse(outer);
    return switch (first(entries, "notificationType")
        .or(() -> first(entries, "eventType"))
        .orElse("")) {
      case "Bounce" -> delivery(letter, entries, Action.FAILED, "emailAddress");
      case "DeliveryDelay" -> delivery(letter, entries, Action.DELAYED, "emailAddress");
      case "Delivery" -> delivery(letter, entries, Action.DELIVERED, "recipients");
      case "Complaint" -> complaint(entries);
      default -> Optional.empty();
    };
  }

  private static Optional<Report> delivery(
      Letter letter, List<Entry> entries, Action action, String key) {
    List<RecipientStatus> statuses = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.name().equals(key) && statuses.size() < DeliveryStatusFormat.MOST_RECIPIENTS) {
        FieldBlock fields = new FieldBlock();
        fields.add("final-recipient", line(entry.value()));
        in(entries, entry.object(), "status").ifPresent(code -> fields.add("status", line(code)));
        in(entries, entry.object(), "diagnosticCode")
            .or(() -> in(entries, entry.object(), "smtpResponse"))
            .ifPresent(said -> fields.add("diagnostic-code", line(said)));
        fields.add("action", action.name());
        String kind = first(entries, "bounceType").orElse("");
        String detail = first(entries, "bounceSubType").orElse("");
        RecipientBlock block = new RecipientBlock(fields);
        statuses.add(block.status(block.finalRecipient(), (kind + " " + detail).strip()));
      }
    }
    return statuses.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DeliveryReport(
                NAME,
                first(entries, "reportingMTA").map(SesFormat::line).flatMap(TypedValue::host),
                Optional.empty(),
                first(entries, "timestamp").map(SesFormat::line),
                statuses,
                Bounded.text(letter.wholeText(), 8_000),
                false,
                original(entries)));
  }

  private static Optional<Report> complaint(List<Entry> entries) {
    Set<MailAddress> recipients = new LinkedHashSet<>();
    for (Entry entry : entries) {
      if (entry.name().equals("emailAddress") && recipients.size() < 20) {
        AddressText.parse(entry.value()).ifPresent(recipients::add);
      }
    }
    return Optional.of(
        new FeedbackReport(
            NAME,
            first(entries, "complaintFeedbackType")
                .map(type -> Bounded.text(line(type), 100).toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty())
                .orElse("abuse"),
            List.copyOf(recipients),
            first(entries, "source").flatMap(AddressText::first),
            Map.of(),
            original(entries)));
  }

  /** The header fields of the message that was mailed, where SES was told to include them. */
  private static OriginalMessage original(List<Entry> entries) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.name().equals("name") && fields.size() < 64) {
        in(entries, entry.object(), "value")
            .ifPresent(
                value ->
                    fields.putIfAbsent(
                        Bounded.text(line(entry.value()), 100).toLowerCase(Locale.ROOT),
                        Bounded.text(line(value), 1_000)));
      }
    }
    return new OriginalMessage(fields, AddressText.all(fields.getOrDefault("to", ""), 20));
  }

  /** A JSON string may hold line ends; the fields it stands for hold none. */
  private static String line(String value) {
    return Bounded.line(value, LONGEST_VALUE);
  }

  private static Optional<String> first(List<Entry> entries, String name) {
    return entries.stream().filter(e -> e.name().equals(name)).map(Entry::value).findFirst();
  }

  private static Optional<String> in(List<Entry> entries, int object, String name) {
    return entries.stream()
        .filter(e -> e.object() == object && e.name().equals(name))
        .map(Entry::value)
        .findFirst();
  }
}
