package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The whole way: a report comes in over SMTP, and the API says what it means. */
class ReceivingTest {

  private final RunningDaemon daemon = RunningDaemon.shared();
  private final long mailing = LedgerRows.number();
  private final String recipient = "gone" + mailing + "@example.net";

  @Test
  void reportThatComesInBySmtpIsSeenClassifiedThroughTheApi() throws IOException {
    String report = report();
    assertThat(send(mint(), report)).startsWith("250 ");
    JsonNode bounce = daemon.json("/api/v1/bounces?mailing=" + mailing).at("/items/0");
    assertThat(bounce.get("address").asText()).isEqualTo(recipient);
    assertThat(bounce.get("verdict").asText()).isEqualTo("hard");
    assertThat(bounce.get("category").asText()).isEqualTo("mailbox_unknown");
    assertThat(bounce.get("counted").asBoolean()).isTrue();
    assertThat(daemon.json("/api/v1/addresses/" + recipient).get("state").asText())
        .isEqualTo("blocked");
    assertThat(daemon.get("/api/v1/bounces/" + bounce.get("id").asLong() + "/raw").body())
        .isEqualTo(report);
  }

  @Test
  void sameReportAgainIsAnswered250AndCountsOnce() throws IOException {
    String path = mint();
    assertThat(send(path, report())).startsWith("250 ");
    assertThat(send(path, report())).startsWith("250 ");
    assertThat(daemon.json("/api/v1/bounces?mailing=" + mailing).get("items")).hasSize(1);
    assertThat(daemon.json("/api/v1/addresses/" + recipient).get("bounces").asInt()).isEqualTo(1);
  }

  @Test
  void forgedReturnPathIsRefusedBeforeTheMessage() throws IOException {
    String minted = mint();
    char first = minted.charAt(10);
    String forged = minted.substring(0, 10) + (first == 'a' ? 'b' : 'a') + minted.substring(11);
    assertThat(send(forged, report())).startsWith("550 5.7.1");
  }

  private String mint() {
    return RunningDaemon.tree(
            daemon.post(
                "/api/v1/mailings/" + mailing + "/return-paths",
                "{\"recipients\":[\"" + recipient + "\"]}"))
        .at("/items/0/returnPath")
        .asText();
  }

  private String send(String path, String content) throws IOException {
    return SmtpClient.send(daemon, path, content);
  }

  private String report() {
    return """
        From: MAILER-DAEMON@mta.example.net
        To: <list@example.org>
        Subject: Undelivered Mail
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        Your message could not be delivered.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mta.example.net

        Final-Recipient: rfc822; %s
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 No such user here
        --b--
        """
        .formatted(recipient)
        .replace("\n", "\r\n");
  }
}
