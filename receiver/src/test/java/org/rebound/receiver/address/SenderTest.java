package org.rebound.receiver.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {

  @Test
  void emptyBracketsAreTheNullSender() {
    assertThat(Sender.parse("<>")).contains(Sender.nullSender());
    assertThat(Sender.nullSender()).hasToString("<>");
  }

  @Test
  void anAddressIsAMailbox() {
    Sender sender = Sender.parse("<user@example.org>").orElseThrow();
    assertThat(sender).isEqualTo(Sender.of(new MailAddress("user", "example.org")));
    assertThat(sender).hasToString("<user@example.org>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "< >", "<", ">", "MAILER-DAEMON", "<user>", "<@example.org>"})
  void anythingElseIsNoSender(String text) {
    assertThat(Sender.parse(text)).isEmpty();
  }
}
