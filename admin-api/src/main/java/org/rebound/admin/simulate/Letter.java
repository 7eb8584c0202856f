package org.rebound.admin.simulate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A message that comes back.
 *
 * @param id makes it unlike all others
 * @param sent when our mail went out
 */
record Letter(
    Cause cause, Person recipient, String returnPath, String id, Instant sent, Instant now) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The message, with lines that end in CR LF and no line that ends DATA. */
  byte[] content() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("headers", Texts.whole("headers.txt").strip());
    values.put("text", cause.text());
    values.put("recipient", recipient.address());
    values.put("local", recipient.local());
    values.put("domain", recipient.host().domain());
    values.put("mx", recipient.host().mx());
    values.put("returnPath", returnPath);
    values.put("status", cause.status());
    values.put("id", id);
    values.put("date", DATE.format(now));
    values.put("sent", DATE.format(sent));
    values.put("later", DATE.format(now.plus(Duration.ofDays(2))));
    String text = Texts.whole(cause.template() + ".eml");
    // In this order: what is filled in first may hold braces of the others.
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text.replace("\n.", "\n..").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The envelope sender: the null sender of reports, but for people who complain. */
  String sender() {
    return cause.template().equals("feedback") ? "fbl@feedback.example" : "";
  }
}
