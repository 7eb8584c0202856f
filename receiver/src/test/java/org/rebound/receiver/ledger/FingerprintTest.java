package org.rebound.receiver.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.address.MailAddress;

class FingerprintTest {

  private static final MailAddress PATH = new MailAddress("b-1-tag", "bounces.example.org");
  private static final String MESSAGE =
      "From: MAILER-DAEMON@mx.example.net\r\nSubject: failure\r\n notice\r\n\r\nUser unknown\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Received: from a by b;\r\n\tSun, 22 Nov 2026 12:00:00 +0000\r\n",
        "RECEIVED : from a by c; later\r\n",
        "Return-Path: <>\r\n",
        "Delivered-To: b-1-tag@bounces.example.org\r\n",
        "X-Original-To: x@example.org\r\n",
        "Authentication-Results: mx;\r\n spf=none\r\n",
        "ARC-Seal: i=1; t=1\r\nARC-Message-Signature: i=1\r\n",
        "X-Spam-Status: No, score=0.1\r\n"
      })
  void messageSentAgainOverAnotherRouteIsTheSame(String trace) {
    assertThat(of(trace + MESSAGE)).isEqualTo(of(MESSAGE));
    assertThat(of(MESSAGE.replace("Subject", trace + "Subject"))).isEqualTo(of(MESSAGE));
  }

  @Test
  void lineEndsDoNotMatter() {
    assertThat(of(MESSAGE.replace("\r\n", "\n"))).isEqualTo(of(MESSAGE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Received-By: x\r\n",
        "Receive: x\r\n",
        "DKIM-Signature: v=1; b=abc\r\n",
        "Date: today\r\n",
        "Message-ID: <1@x>\r\n",
        "Arc: x\r\n"
      })
  void fieldsOfTheAuthorMatter(String field) {
    assertThat(of(field + MESSAGE)).isNotEqualTo(of(MESSAGE));
  }

  @Test
  void traceFieldsInTheBodyMatter() {
    assertThat(of(MESSAGE + "Received: from here\r\n")).isNotEqualTo(of(MESSAGE));
  }

  @Test
  void otherReturnPathIsAnotherMessage() {
    byte[] bytes = MESSAGE.getBytes(ISO_8859_1);

    assertThat(Fingerprint.of(new MailAddress("b-2-tag", "bounces.example.org"), bytes).value())
        .isNotEqualTo(Fingerprint.of(PATH, bytes).value());
  }

  @Test
  void caseOfTheReturnPathDoesNotMatter() {
    byte[] bytes = MESSAGE.getBytes(ISO_8859_1);

    assertThat(Fingerprint.of(new MailAddress("B-1-TAG", "Bounces.Example.Org"), bytes).value())
        .isEqualTo(Fingerprint.of(PATH, bytes).value());
  }

  @Property
  void anyBytesHaveAFingerprint(@ForAll byte[] content) {
    assertThat(Fingerprint.of(PATH, content).value()).hasSize(32);
  }

  @Property
  void anotherBodyIsAnotherMessage(@ForAll byte[] one, @ForAll byte[] other) {
    String first = new String(one, ISO_8859_1).replace("\r\n", "\n");
    String second = new String(other, ISO_8859_1).replace("\r\n", "\n");

    assertThat(of(MESSAGE + first).equals(of(MESSAGE + second))).isEqualTo(first.equals(second));
  }

  @Test
  void headerWithoutABodyIsTaken() {
    assertThat(of("Subject: x")).isNotEqualTo(of("Subject: y"));
    assertThat(of("Received: x")).isEqualTo(of(""));
  }

  private static String of(String message) {
    return java.util.HexFormat.of()
        .formatHex(Fingerprint.of(PATH, message.getBytes(ISO_8859_1)).value());
  }
}
