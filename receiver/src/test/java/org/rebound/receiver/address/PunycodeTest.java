package org.rebound.receiver.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunycodeTest {

  @ParameterizedTest
  @CsvSource({
    "bücher, bcher-kva",
    "münchen, mnchen-3ya",
    "straße, strae-oqa",
    "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
    "почемужеонинеговорятпорусски, b1abfaaepdrnnbgefbadotcwatmq2g4l",
    "2月3日, 23-7t7do5b",
  })
  void encodesAsRfc3492Does(String label, String encoded) {
    assertThat(Punycode.encode(label)).isEqualTo(encoded);
  }
}
