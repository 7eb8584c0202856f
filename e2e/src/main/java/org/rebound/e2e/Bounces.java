package org.rebound.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many bounces as a Postfix would send them, each with an identity of its own. */
public final class Bounces {

  private Bounces() {}

  /**
   * One bounce to be sent.
   *
   * @param id its mailing and its recipient, which together exist once
   * @param recipient whom the mail was for
   * @param returnPath where it goes
   */
  public record Bounce(String id, String recipient, String returnPath) {

    /** The message, as Postfix writes it for an unknown user. */
    public byte[] content() {
      return REPORT
          .formatted(returnPath, id, recipient, recipient, recipient, recipient, recipient, id)
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Mints return paths for {@code perMailing} recipients in each of {@code mailings} mailings. */
  public static List<Bounce> mint(Api api, int mailings, int perMailing)
      throws IOException, InterruptedException {
    List<Bounce> bounces = new ArrayList<>();
    for (int mailing = 1; mailing <= mailings; mailing++) {
      bounces.addAll(mintOne(api, mailing, perMailing));
    }
    return bounces;
  }

  /** Mints return paths of one mailing, for {@code user0@example.net} and so on. */
  public static List<Bounce> mintOne(Api api, int mailing, int recipients)
      throws IOException, InterruptedException {
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < recipients; i++) {
      addresses.add("user" + i + "@example.net");
    }
    JsonNode minted =
        api.post("/api/v1/mailings/" + mailing + "/return-paths", Map.of("recipients", addresses));
    List<Bounce> bounces = new ArrayList<>();
    for (JsonNode item : minted.get("items")) {
      String recipient = item.get("recipient").asText();
      bounces.add(
          new Bounce(mailing + "/" + recipient, recipient, item.get("returnPath").asText()));
    }
    return bounces;
  }

  /** What is in the database: how often each bounce is there, by its id. */
  public static Map<String, Integer> recorded(Api api) throws IOException, InterruptedException {
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (JsonNode item : api.all("/api/v1/bounces?kind=bounce&limit=1000")) {
      String id = item.get("mailing").asText() + "/" + item.get("address").asText();
      seen.merge(id, 1, Integer::sum);
    }
    return seen;
  }

  private static final String REPORT =
      """
      From: MAILER-DAEMON@mta.example.net (Mail Delivery System)
      To: %s
      Subject: Undelivered Mail Returned to Sender
      Auto-Submitted: auto-replied
      Date: Sun, 22 Nov 2026 12:00:00 +0000 (UTC)
      Message-Id: <%s@mta.example.net>
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status;
      	boundary="B/1.1763812800/mta.example.net"

      This is a MIME-encapsulated message.

      --B/1.1763812800/mta.example.net
      Content-Description: Notification
      Content-Type: text/plain; charset=us-ascii

      This is the mail system at host mta.example.net.

      I'm sorry to have to inform you that your message could not
      be delivered to one or more recipients. It's attached below.

      <%s>: host mx.example.net[192.0.2.25] said: 550 5.1.1 <%s>:
          Recipient address rejected: User unknown (in reply to RCPT TO command)

      --B/1.1763812800/mta.example.net
      Content-Description: Delivery report
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mta.example.net
      Arrival-Date: Sun, 22 Nov 2026 11:59:59 +0000 (UTC)

      Final-Recipient: rfc822; %s
      Original-Recipient: rfc822;%s
      Action: failed
      Status: 5.1.1
      Remote-MTA: dns; mx.example.net
      Diagnostic-Code: smtp; 550 5.1.1 <%s>: Recipient address rejected: User unknown

      --B/1.1763812800/mta.example.net
      Content-Description: Undelivered Message Headers
      Content-Type: text/rfc822-headers

      From: Shop <news@example.org>
      Subject: November news
      Message-ID: <%s@example.org>

      --B/1.1763812800/mta.example.net--
      """;
}
