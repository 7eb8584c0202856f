package org.rebound.receiver.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EnhancedStatusCodeTest {

  @Test
  void isWrittenWithDots() {
    assertThat(new EnhancedStatusCode(5, 1, 1)).hasToString("5.1.1");
  }

  @Test
  void refusesAClassThatRfc3463DoesNotKnow() {
    assertThatIllegalArgumentException().isThrownBy(() -> new EnhancedStatusCode(3, 1, 1));
  }
}
