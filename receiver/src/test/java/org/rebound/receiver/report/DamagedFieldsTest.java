package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The fields of RFC 3464 as real systems write them: sections 0, 4 and 8 of the check-list of what
 * a receiver must read. The fields as they should be are in {@code DeliveryStatusFormatTest}.
 */
class DamagedFieldsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dns; mx.example.net",
        "DNS;mx.example.net",
        "smtp; mx.example.net",
        "x400; mx.example.net",
        "mx.example.net",
        "dns; mx.example.net (192.0.2.1)",
      })
  void reportingMtaIsReadUnderAnyType(String written) {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn(
                "Reporting-MTA: "
                    + written
                    + "\n\nFinal-Recipient: rfc822; kim@example.org\nStatus: 5.1.1\n"));

    assertThat(report.reportingMta()).contains("mx.example.net");
  }

  @Test
  void fieldsNobodyKnowsAreKept() {
    RecipientStatus kim =
        only(
            """
            X-PowerMTA-BounceCategory: bad-mailbox
            X-Display-Name: Kim
            X-Supplementary-Info: <smtp; 550 5.1.1 no>
            X-Actual-Recipient: rfc822; kim@inner.example.org
            """);

    assertThat(kim.extensions())
        .containsEntry("x-powermta-bouncecategory", "bad-mailbox")
        .containsEntry("x-display-name", "Kim")
        .containsKey("x-supplementary-info");
  }

  @Test
  void fieldsAboutTheMessageAreKeptToo() {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn(
                """
                Reporting-MTA: dns; mx.example.net
                DSN-Gateway: dns; gw.example.net
                Received-From-MTA: dns; out.example.com (192.0.2.9)
                X-Postfix-Queue-ID: 4F1B2C
                X-400-Content-Identifier: 42
                X-Original-Message-ID: <m1@example.com>

                Final-Recipient: rfc822; kim@example.org
                Status: 5.1.1
                """));

    assertThat(report.extensions())
        .containsOnlyKeys(
            "dsn-gateway",
            "received-from-mta",
            "x-postfix-queue-id",
            "x-400-content-identifier",
            "x-original-message-id")
        .containsEntry("received-from-mta", "dns; out.example.com (192.0.2.9)");
  }

  @Test
  void gatewayReportsWhereNobodyElseDoes() {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn(
                "DSN-Gateway: dns; gw.example.net\n\n"
                    + "Final-Recipient: rfc822; kim@example.org\nStatus: 5.1.1\n"));

    assertThat(report.reportingMta()).contains("gw.example.net");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smtp; 550 5.1.1 no such user | smtp | 550 5.1.1 no such user",
        "SMTP;550 no | smtp | 550 no",
        "x-unix; 77 | x-unix | 77",
        "x-postfix; unknown user: \"kim\" | x-postfix | unknown user: \"kim\"",
        "x-notes; User kim not listed | x-notes | User kim not listed",
        "550 5.1.1 no such user | '' | 550 5.1.1 no such user",
        "=?utf-8?q?smtp=3B_550_nein_=C3=A4?= | smtp | 550 nein \u00e4",
        "smtp; 550-5.1.1 one 550-5.1.1 two 550 5.1.1 three | smtp | 550 5.1.1 one two three",
      })
  void diagnosticIsReadUnderAnyTypeOrNone(String written, String type, String text) {
    assertThat(only("Diagnostic-Code: " + written + "\n").diagnostic())
        .isEqualTo(new Diagnostic(type, text));
  }

  @Test
  void diagnosticFoldedOverManyLinesIsOne() {
    Diagnostic diagnostic =
        only("Diagnostic-Code: smtp; 550-5.1.1 a\n 550-5.1.1 b\n\t550-5.1.1 c\n 550 5.1.1 d\n")
            .diagnostic();

    assertThat(diagnostic.text()).isEqualTo("550 5.1.1 a b c d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dns; mx.example.org",
        "dns; mx.example.org (192.0.2.7)",
        "DNS;mx.example.org",
        "mx.example.org",
      })
  void remoteMtaIsReadWithAndWithoutComment(String written) {
    assertThat(only("Remote-MTA: " + written + "\n").remoteMta()).contains("mx.example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tue, 10 Nov 2026 10:00:00 +0100 (CET)",
        "10 Nov 26 10:00 GMT",
        "Tue Nov 10 10:00:00 2026",
        "Thu, 1 Jan 1970 00:00:00 -0000",
        "Tue, 19 Jan 2038 03:14:08 +0000",
        "Sat, 31 Feb 9999 25:61:61 +9999",
        "2026-11-07 09-08-58",
        "yesterday",
      })
  void datesAreKeptAsTheyAreWritten(String date) {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn(
                """
                Reporting-MTA: dns; mx.example.net
                Arrival-Date: %s

                Final-Recipient: rfc822; kim@example.org
                Action: delayed
                Status: 4.4.1
                Last-Attempt-Date: %s
                Will-Retry-Until: %s
                """
                    .formatted(date, date, date)));

    assertThat(report.arrivalDate()).contains(date);
    assertThat(report.recipients().get(0).lastAttempt()).contains(date);
    assertThat(report.recipients().get(0).willRetryUntil()).contains(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5.1.1 | FAILED",
        "4.4.1 | DELAYED",
        "2.0.0 | DELIVERED",
      })
  void missingActionFollowsTheClassOfTheStatus(String status, Action action) {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn("Final-Recipient: rfc822; kim@example.org\nStatus: " + status + "\n"));

    assertThat(report.recipients().get(0).action()).isEqualTo(action);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"inal-Recipient: x", "Stat us: 9", ": nothing", "no colon at all", "-: -"})
  void misspeltFieldNeverAbortsTheBlock(String line) {
    assertThat(only(line + "\nRemote-MTA: dns; mx.example.org\n").remoteMta())
        .contains("mx.example.org");
  }

  @Test
  void markOfDirectionAndNulInAFieldHideNothing() {
    RecipientStatus kim =
        only("Diagnostic-Code: smtp; 550 5.1.1 \u00e2\u0080\u00ae no such user\u0000 here\n");

    assertThat(kim.status()).hasToString("Optional[5.1.1]");
    assertThat(kim.diagnostic().text()).contains("no such user").doesNotContain("\0");
  }

  @Test
  void originalAndFinalRecipientAreBothKeptWhenAForwardMadeThemDiffer() {
    RecipientStatus kim = only("Original-Recipient: rfc822; list+3Dkim@example.com\n");

    assertThat(kim.originalRecipient()).hasToString("Optional[list=kim@example.com]");
    assertThat(kim.finalRecipient()).hasToString("Optional[kim@example.org]");
  }

  private static RecipientStatus only(String fields) {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn(
                "Final-Recipient: rfc822; kim@example.org\nAction: failed\nStatus: 5.1.1\n"
                    + fields));
    assertThat(report.recipients()).hasSize(1);
    return report.recipients().get(0);
  }
}
