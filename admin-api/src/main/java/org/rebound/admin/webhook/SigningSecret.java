package org.rebound.admin.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of a webhook, 32 random bytes, and what it signs: {@code v1}, HMAC-SHA-256 over id,
 * time and body (Standard Webhooks 1.0.0). Immutable; {@link #toString} shows nothing of it.
 */
final class SigningSecret {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LENGTH = 32;

  private final byte[] bytes;

  SigningSecret(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  static SigningSecret random(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new SigningSecret(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** As receivers are told it: {@code whsec_} and base64. */
  String text() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * The signature of one message.
   *
   * @param seconds the time of the attempt, in seconds since 1970
   */
  String sign(String id, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "SigningSecret";
  }
}
