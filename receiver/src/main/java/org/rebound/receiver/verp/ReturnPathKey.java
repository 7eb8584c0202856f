package org.rebound.receiver.verp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key that signs return paths with HMAC-SHA-256: its id, its secret of 32 octets, and when it
 * is good. Immutable and safe for use by many threads; the secret is in no text this class makes
 * but the line of the key file.
 */
public final class ReturnPathKey {

  /** The length of the secret. */
  public static final int SECRET_OCTETS = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] LABEL = "rebound return path 1\0".getBytes(StandardCharsets.US_ASCII);

  private final int id;
  private final byte[] secret;
  private final Instant mintFrom;
  private final Optional<Instant> retireAt;
  private final Mac prototype; // only ever cloned: setting up a key costs more than using it

  /**
   * A key.
   *
   * @param id 0 to 15
   * @param secret 32 octets from a good random source; copied
   * @param mintFrom from when on it may sign
   * @param retireAt from when on what it signed is expired; empty for not yet decided
   * @throws IllegalArgumentException when the id or the length of the secret is wrong
   */
  public ReturnPathKey(int id, byte[] secret, Instant mintFrom, Optional<Instant> retireAt) {
    if (id < 0 || id > 15) {
      throw new IllegalArgumentException("key id " + id + " is not between 0 and 15");
    }
    if (secret.length != SECRET_OCTETS) {
      throw new IllegalArgumentException("the secret must have 32 octets, not " + secret.length);
    }
    this.id = id;
    this.secret = secret.clone();
    this.mintFrom = mintFrom;
    this.retireAt = retireAt;
    try {
      prototype = Mac.getInstance(ALGORITHM);
      prototype.init(new SecretKeySpec(secret, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  static ReturnPathKey random(int id, Instant mintFrom) {
    byte[] secret = new byte[SECRET_OCTETS];
    new SecureRandom().nextBytes(secret);
    return new ReturnPathKey(id, secret, mintFrom, Optional.empty());
  }

  /** The number that return paths name it by. */
  public int id() {
    return id;
  }

  /** From when on it may sign. */
  public Instant mintFrom() {
    return mintFrom;
  }

  /** From when on what it signed is expired; empty for not yet decided. */
  public Optional<Instant> retireAt() {
    return retireAt;
  }

  /** Whether its time is over. */
  public boolean isRetired(Instant now) {
    return retireAt.isPresent() && !now.isBefore(retireAt.orElseThrow());
  }

  boolean mayMint(Instant now) {
    return !now.isBefore(mintFrom) && !isRetired(now);
  }

  ReturnPathKey retiringAt(Instant when) {
    return new ReturnPathKey(id, secret, mintFrom, Optional.of(when));
  }

  /** The whole MAC, 32 octets, over the first {@code length} octets. */
  byte[] mac(byte[] octets, int length) {
    try {
      Mac mac = (Mac) prototype.clone();
      mac.update(LABEL);
      mac.update(octets, 0, length);
      return mac.doFinal();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the security provider's HMAC-SHA-256 cannot be cloned", e);
    }
  }

  String secretInHex() {
    return HexFormat.of().formatHex(secret);
  }

  /** The key without its secret. */
  @Override
  public String toString() {
    return "key "
        + id
        + " from "
        + mintFrom
        + retireAt.map(end -> " until " + end).orElse(" without end");
  }
}
