package org.rebound.receiver.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack A3: forms that make a relay believe a foreign recipient were its own. */
class RelayAttackTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<@ours.example:victim@victim.example>             | victim.example",
        "<@ours.example,@also.ours.example:u@victim.example> | victim.example",
        "<@victim.example:user@ours.example>               | ours.example",
        "<\"victim@victim.example\"@ours.example>          | ours.example",
        "<\"u@ours.example\"@victim.example>               | victim.example",
        "<\"@ours.example:u\"@victim.example>              | victim.example",
        "<victim%victim.example@ours.example>              | ours.example",
        "<victim.example!victim@ours.example>              | ours.example",
      })
  void domainIsAlwaysTheOneAfterTheOnlyAtSignOutsideQuotes(String path, String domain) {
    assertThat(MailAddress.parse(path).orElseThrow().domain()).isEqualTo(domain);
  }

  @Test
  void percentHackAndBangPathStayInTheLocalPart() {
    assertThat(MailAddress.parse("<u%victim.example@ours.example>").orElseThrow().localPart())
        .isEqualTo("u%victim.example");
    assertThat(MailAddress.parse("<victim.example!u@ours.example>").orElseThrow().localPart())
        .isEqualTo("victim.example!u");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<victim@victim.example@ours.example>",
        "<\"victim@victim.example\"\"@ours.example>",
        "<\"victim\"@victim.example\"@ours.example>",
        "<victim@victim.example>@ours.example>",
        "<@ours.example>",
        "<@ours.example:>",
        "<@:victim@victim.example>",
        "<@ours.example,:victim@victim.example>",
        "<@ours.example;victim@victim.example>",
        "<@ours.example,also.ours.example:victim@victim.example>",
        "<@[192.0.2.1]:victim@victim.example>",
        "<@ours.example:@victim.example:u@ours.example>",
        "<victim@victim.example,u@ours.example>",
        "<victim@victim.example u@ours.example>",
        "<victim@ours.example\u0000.victim.example>",
        "<victim@ours.example\u3002victim.example>",
        "<victim@victim.example/@ours.example>",
      })
  void formsWithTwoReadingsAreNoAddress(String path) {
    assertThat(MailAddress.parse(path)).isEmpty();
  }
}
