package org.rebound.admin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SigningSecretTest {

  /** The example that Standard Webhooks publishes. */
  @Test
  void signatureIsThatOfThePublishedExample() {
    SigningSecret secret =
        new SigningSecret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    assertThat(
            secret.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(secret.text()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  }

  @Test
  void secretIsOf32BytesAndShownOnlyWhenAskedFor() {
    SigningSecret secret = SigningSecret.random(new SecureRandom());
    assertThat(secret.bytes()).hasSize(32);
    assertThat(secret.text()).startsWith("whsec_");
    assertThat(secret.toString()).isEqualTo("SigningSecret");
  }
}
