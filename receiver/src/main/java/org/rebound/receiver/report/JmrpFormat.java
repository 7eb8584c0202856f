package org.rebound.receiver.report;

import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.mime.Headers;

/**
 * A complaint of Microsoft's junk mail reporting programme: no feedback report (RFC 5965), only the
 * message complained of, with the recipient in a field of its own.
 */
final class JmrpFormat implements Format {

  private static final String RECIPIENT = "X-HmXmrOriginalRecipient";

  @Override
  public Optional<Report> read(Letter letter) {
    if (!Ascii.startsWith(letter.subject(), "complaint about message from")
        || !letter.returned().has(RECIPIENT)) {
      return Optional.empty();
    }
    Headers returned = letter.returned();
    return Optional.of(
        new FeedbackReport(
            "jmrp",
            "abuse",
            AddressText.first(returned.first(RECIPIENT).orElse("")).stream().toList(),
            returned.first("Return-Path").flatMap(AddressText::first),
            Map.of(),
            letter.original()));
  }
}
