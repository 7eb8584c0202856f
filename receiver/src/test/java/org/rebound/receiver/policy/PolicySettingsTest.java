package org.rebound.receiver.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Verdict;
import org.rebound.receiver.policy.PolicySettings.Mode;

class PolicySettingsTest {

  @Test
  void defaultsAreThoseOfTheSpecification() {
    assertThat(PolicySettings.DEFAULTS.acceptedBounces()).isEqualTo(5);
    assertThat(PolicySettings.DEFAULTS.mode()).isEqualTo(Mode.TOTAL);
    assertThat(PolicySettings.DEFAULTS.overrides()).isEmpty();
  }

  @Test
  void onlyHardByTheRecipientsFaultBlocksAtOnceByDefault() {
    for (Category category : Category.values()) {
      for (Verdict verdict : Verdict.values()) {
        var said = Said.bounce(category, verdict, category.fault());
        assertThat(PolicySettings.DEFAULTS.effectOf(said))
            .isEqualTo(said.condemnsAddress() ? Effect.BLOCK_AT_ONCE : Effect.COUNT);
      }
    }
  }

  @Test
  void settingsOutsideTheirLimitsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(-1, Duration.ofDays(1), Map.of()))
        .withMessageContaining("accepted bounces");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(5, Duration.ZERO, Map.of()))
        .withMessageContaining("window");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(5, Duration.ofDays(4000), Map.of()))
        .withMessageContaining("window");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> settings(5, Duration.ofDays(1), Map.of(Category.COMPLAINT, Effect.IGNORE)))
        .withMessageContaining("complaint");
  }

  private static PolicySettings settings(
      int accepted, Duration window, Map<Category, Effect> overrides) {
    return new PolicySettings(accepted, Mode.TOTAL, window, overrides);
  }
}
