package org.rebound.receiver.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong line of a rule file is named with file, line and what to do. */
class RuleReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a mailbox_full certain|expected: id category strength conditions",
        "a mailbox_ful certain says: full|No enum constant",
        "a mailbox_full surely says: full|No enum constant",
        "a mailbox_full certain sais: full|unknown key [sais]",
        "a mailbox_full certain full|expected \"key: value\"",
        "a mailbox_full certain says: x|a phrase needs words",
        "a mailbox_full certain unless: words|a rule needs words or a condition"
      })
  void aWrongLineIsNamed(String line, String reason) {
    assertThatIllegalStateException()
        .isThrownBy(() -> pack("#> example\n" + line))
        .withMessageStartingWith("my.rules:2: ")
        .withMessageContaining(reason);
  }

  @Test
  void aRuleWithoutExampleIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> pack("a mailbox_full certain says: full up"))
        .withMessageContaining("has no example");
  }

  @Test
  void twoRulesOfOneNameAreRefused() {
    String rule = "#> x\na mailbox_full certain says: full up\n";
    assertThatIllegalStateException()
        .isThrownBy(() -> pack(rule + rule))
        .withMessageContaining("already at my.rules:2");
  }

  @Test
  void theVersionChangesWithEveryByte() {
    String rule = "#> x\na mailbox_full certain says: full up\n";
    assertThat(pack(rule).version()).hasSize(12).isEqualTo(pack(rule).version());
    assertThat(pack(rule).version()).isNotEqualTo(pack(rule + " ").version());
  }

  private static RulePack pack(String content) {
    return RulePack.of(Map.of("my.rules", content), "");
  }
}
