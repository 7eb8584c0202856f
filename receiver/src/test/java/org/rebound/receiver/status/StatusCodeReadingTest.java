package org.rebound.receiver.status;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCodeReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5.1.1|5.1.1",
        "5.0.0 (permanent failure)|5.0.0",
        "4.4.7 (unable to deliver this message after 1 day)|4.4.7",
        "#5.1.1|5.1.1",
        "  5 . 1 . 1|5.1.1",
        "5.0|5.0.0",
        "5.7.606|5.7.606",
        "2.1.5|2.1.5"
      })
  void aStatusFieldIsReadAsPeopleWriteIt(String field, String code) {
    assertThat(EnhancedStatusCode.parse(field)).map(Object::toString).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "553 Exceeded",
        "3.1.1",
        "5.1.1.1",
        "5.1.1234",
        "5",
        "x5.1.1",
        "5.",
        "192.0.2.1"
      })
  void aStatusFieldWithAnythingElseHoldsNone(String field) {
    assertThat(EnhancedStatusCode.parse(field)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.1 user unknown|5.1.1",
        "550-5.1.1 The account|5.1.1",
        "no mailbox here by that name. (#5.1.1)|5.1.1",
        "said: 452-4.2.2 over quota|4.2.2",
        "smtp;550 5.7.606 banned|5.7.606",
        "error 5.2.2.|5.2.2",
        "550 #5.1.0 Address rejected|5.1.0",
        "<server.example.net #5.5.0 smtp;550 x>|5.5.0",
        "エラー5.1.1が|5.1.1"
      })
  void aCodeIsFoundInRunningText(String text, String code) {
    assertThat(EnhancedStatusCode.find(text)).map(Object::toString).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host mx.example.net[4.2.2.1] said: no",
        "<user5.1.1@example.net>: refused",
        "<5.1.1@example.net>: refused",
        "mx-5.1.1.example.net",
        "5.1.1.example.net",
        "on 5.11.2024 at noon",
        "Postfix version 5.1.1",
        "Exim 4.9.2",
        "/5.1.1/",
        "15.1.1",
        "5.1.1_2",
        "v4.2.1"
      })
  void addressesHostsDatesAndVersionsHoldNoCode(String text) {
    assertThat(EnhancedStatusCode.find(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.1 user unknown|550",
        "host said: 452-4.2.2 full|452",
        "smtp;550 no|550",
        "after 421 seconds: 550 no|550",
        "550#5.1.1 no|550",
        "(reason: 554 denied)|554"
      })
  void aReplyCodeIsFoundInRunningText(String text, String code) {
    assertThat(ReplyCode.find(text)).map(Object::toString).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "512 bytes",
        "port 587",
        "host550.example.net",
        "<user 550@example.net>",
        "450 messages an hour",
        "1550",
        "5501",
        "room 599a",
        "limit 500"
      })
  void sizesPortsAndNamesHoldNoReplyCode(String text) {
    assertThat(ReplyCode.find(text)).isEmpty();
  }

  @Test
  void everyReplyCodeOfTheTableIsFoundInText() {
    StatusRegistry registry = StatusRegistry.load();
    for (int code = 400; code < 600; code++) {
      ReplyCode reply = new ReplyCode(code);
      assertThat(ReplyCode.find(code + " refused").isPresent())
          .as("%s", code)
          .isEqualTo(registry.meaning(reply).isPresent());
    }
  }

  @Property
  void anyTextIsRead(@ForAll String text) {
    assertThat(EnhancedStatusCode.findAll(text)).hasSizeLessThanOrEqualTo(16);
    assertThat(EnhancedStatusCode.parse(text)).isNotNull();
    assertThat(ReplyCode.sight(text)).isNotNull();
  }
}
