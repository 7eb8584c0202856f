package org.rebound.admin.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * A key as its owner has it: {@code rbk_} and 160 random bits in lower-case base32. Never logged,
 * never stored; {@link #toString} does not show it.
 *
 * @param secret the whole text
 */
public record KeyText(String secret) {

  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int DIGITS = 32;

  /** A new key. */
  public static KeyText random(SecureRandom random) {
    StringBuilder text = new StringBuilder("rbk_");
    for (int i = 0; i < DIGITS; i++) {
      text.append(BASE32.charAt(random.nextInt(32)));
    }
    return new KeyText(text.toString());
  }

  /** What is stored in its place: SHA-256, enough for a text with 160 random bits. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "rbk_...";
  }
}
