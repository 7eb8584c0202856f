package org.rebound.receiver.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.mime.Field;
import org.rebound.receiver.mime.Headers;

/** Makes an {@link OriginalMessage} of the header that came back, bounded. */
final class Returned {

  private static final int MOST_FIELDS = 64;
  private static final int LONGEST_VALUE = 1_000;
  private static final int MOST_RECIPIENTS = 20;

  private Returned() {}

  static OriginalMessage of(Headers headers) {
    if (headers.fields().isEmpty()) {
      return OriginalMessage.NONE;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (Field field : headers.fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (fields.size() < MOST_FIELDS && !name.equals("received")) {
        fields.putIfAbsent(name, Bounded.text(field.decoded(), LONGEST_VALUE));
      }
    }
    List<MailAddress> recipients = AddressText.all(headers.first("To").orElse(""), MOST_RECIPIENTS);
    return new OriginalMessage(fields, recipients);
  }

  /** Whether the message that came back was a report itself: nobody would read an answer to it. */
  static boolean isReport(Headers headers) {
    String returnPath = headers.structured("Return-Path");
    String type = headers.structured("Content-Type");
    return returnPath.equals("<>")
        || Ascii.startsWith(type, "multipart/report")
        || headers.has("X-Failed-Recipients");
  }
}
