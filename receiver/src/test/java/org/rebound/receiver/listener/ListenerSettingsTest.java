package org.rebound.receiver.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ListenerSettingsTest {

  @Test
  void theDefaultsAreThoseDocumented() {
    ListenerSettings settings = ListenerSettings.builder().build();
    assertThat(settings.bindAddress().getHostAddress()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(2525);
    assertThat(settings.maxMessageSize()).isEqualTo(10_485_760);
    assertThat(settings.messageMemory()).isEqualTo(134_217_728);
    assertThat(settings.commandTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.messageTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.tls()).isEmpty();
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        refused("port", settings -> settings.port(65_536)),
        refused("port", settings -> settings.port(-1)),
        refused("backlog", settings -> settings.backlog(0)),
        refused("maxMessageSize", settings -> settings.maxMessageSize(0)),
        refused("maxConnections", settings -> settings.maxConnections(0)),
        refused("maxConnectionsPerPeer", settings -> settings.maxConnectionsPerPeer(0)),
        refused("maxRecipients", settings -> settings.maxRecipients(0)),
        refused("maxErrors", settings -> settings.maxErrors(0)),
        refused("maxCommands", settings -> settings.maxCommands(0)),
        refused("messageMemory", settings -> settings.messageMemory(1024)),
        refused("commandTimeout", settings -> settings.commandTimeout(Duration.ZERO)),
        refused("messageTimeout", settings -> settings.messageTimeout(Duration.ofDays(2))),
        refused("minDataRate", settings -> settings.minDataRate(-1)),
        refused("dataRateGrace", settings -> settings.dataRateGrace(Duration.ofSeconds(-1))),
        refused("drainTime", settings -> settings.drainTime(Duration.ofSeconds(-1))),
        refused("hostName", settings -> settings.hostName("")),
        refused("hostName", settings -> settings.hostName("a b")),
        refused("hostName", settings -> settings.hostName("a\r\n250 b")));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void whatCannotWorkIsRefusedByName(String name, UnaryOperator<ListenerSettings.Builder> change) {
    assertThatThrownBy(() -> change.apply(ListenerSettings.builder()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + " must be ")
        .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("\r"));
  }

  private static Arguments refused(String name, UnaryOperator<ListenerSettings.Builder> change) {
    return Arguments.of(name, change);
  }
}
