package org.rebound.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the story of the console walks among: two mailings to 300 people, with sends, opens, bounces
 * of several kinds, complaints, and a diagnostic that would like to be markup.
 */
final class ConsoleData {

  static final int PEOPLE = 300;
  static final int HARD = 40;
  static final int FULL = 20;
  static final int REPUTATION = 5;
  static final int COMPLAINTS = 2;
  static final String HOSTILE = "hostile@example.net";

  private final Api api;
  private final int smtpPort;

  ConsoleData(Api api, int smtpPort) {
    this.api = api;
    this.smtpPort = smtpPort;
  }

  /** The address of a person. */
  static String person(int number) {
    return "user" + number + "@example.net";
  }

  /** Makes all of it. */
  void fill() throws IOException, InterruptedException {
    Map<String, String> spring = mailing(7, "Spring letter");
    Map<String, String> autumn = mailing(8, "Autumn news");
    try (SmtpSession smtp = new SmtpSession(smtpPort)) {
      for (int i = 0; i < HARD; i++) {
        bounce(smtp, spring, person(i), "5.1.1", "550 5.1.1 No such user here");
      }
      for (int i = HARD; i < HARD + FULL; i++) {
        bounce(smtp, spring, person(i), "4.2.2", "452 4.2.2 The mailbox is full");
      }
      for (int i = HARD + FULL; i < HARD + FULL + REPUTATION; i++) {
        String words = "550 5.7.1 Service unavailable; client host [192.0.2.7] is on a blocklist";
        bounce(smtp, spring, person(i), "5.7.1", words);
      }
      String words = "550 5.1.1 <b onmouseover=alert(1)>No such user here</b> \u202Egnp.exe";
      bounce(smtp, spring, HOSTILE, "5.1.1", words);
      for (int i = PEOPLE - COMPLAINTS; i < PEOPLE; i++) {
        send(smtp, autumn.getOrDefault(person(i), ""), COMPLAINT.formatted(person(i)));
      }
    }
    Check.same(
        "bounces that are recorded",
        HARD + FULL + REPUTATION + 1,
        api.get("/api/v1/lists/bounces/count?kind=bounce").path("count").asInt());
  }

  private Map<String, String> mailing(int number, String title)
      throws IOException, InterruptedException {
    api.post("/api/v1/mailings", Map.of("id", number, "title", title));
    List<Map<String, String>> recipients = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      recipients.add(Map.of("address", person(i), "name", "Person " + i, "contactKey", "crm-" + i));
    }
    recipients.add(
        Map.of("address", HOSTILE, "name", "<img src=x onerror=alert(1)>", "contactKey", "crm-x"));
    String path = "/api/v1/mailings/" + number;
    JsonNode registered = api.post(path + "/recipients", Map.of("recipients", recipients));
    List<Map<String, String>> events = new ArrayList<>();
    for (int i = 0; i < PEOPLE - 50; i++) {
      events.add(Map.of("event", "sent", "address", person(i)));
    }
    for (int i = 20; i < 120; i++) {
      events.add(Map.of("event", "opened", "address", person(i)));
    }
    api.post(path + "/events", Map.of("events", events));
    Map<String, String> paths = new LinkedHashMap<>();
    for (JsonNode one : registered.get("items")) {
      paths.put(one.path("address").asText(), one.path("returnPath").asText());
    }
    return paths;
  }

  private static void bounce(
      SmtpSession smtp, Map<String, String> paths, String address, String status, String words)
      throws IOException {
    send(smtp, paths.getOrDefault(address, ""), REPORT.formatted(address, address, status, words));
  }

  private static void send(SmtpSession smtp, String returnPath, String message) throws IOException {
    byte[] content = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    int reply = smtp.send("", returnPath, content);
    if (reply != 250) {
      throw new Check.StoryFailed("a report was answered " + reply);
    }
  }

  private static final String REPORT =
      """
      From: MAILER-DAEMON@mta.example.net
      To: bounces
      Subject: Undelivered Mail Returned to Sender
      Auto-Submitted: auto-replied
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="frontier"

      --frontier
      Content-Type: text/plain; charset=utf-8

      Your message to %s could not be delivered.

      --frontier
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mta.example.net

      Final-Recipient: rfc822; %s
      Action: failed
      Status: %s
      Remote-MTA: dns; mx.example.net
      Diagnostic-Code: smtp; %s

      --frontier--
      """;

  private static final String COMPLAINT =
      """
      From: feedback@example.net
      To: bounces
      Subject: Complaint
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=feedback-report; boundary="frontier"

      --frontier
      Content-Type: text/plain

      This is a report of a message that a person called spam.

      --frontier
      Content-Type: message/feedback-report

      Feedback-Type: abuse
      User-Agent: Example/1.0
      Version: 1
      Original-Rcpt-To: %s

      --frontier
      Content-Type: text/rfc822-headers

      From: Shop <news@example.org>
      Subject: Autumn news

      --frontier--
      """;
}
