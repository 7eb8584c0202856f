package org.rebound.receiver.verp;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.rebound.receiver.address.AddressTag;

/**
 * Our own return paths: mailing, recipient and day in 43 characters, signed. The layout is in
 * docs/return-paths.md, the reasons in docs/adr/0003-signed-return-paths.md.
 *
 * <p>Reading is total and safe for use by many threads; the signature is compared in constant time.
 */
final class SignedDialect {

  static final String NAME = "signed";

  private static final int DAYS_AHEAD = 1; // whoever minted may have a clock ahead of ours

  private final KeyRing keys;
  private final int validityDays;
  private final boolean trusted;

  SignedDialect(KeyRing keys, int validityDays, boolean trusted) {
    this.keys = keys;
    this.validityDays = validityDays;
    this.trusted = trusted;
  }

  ReturnPathReading read(String localPart, Instant now) {
    if (!SignedPath.hasShape(localPart)) {
      return new ReturnPathReading.Unknown();
    }
    byte[] octets = SignedPath.octets(localPart);
    Optional<SignedPath> path = SignedPath.decode(octets);
    Optional<ReturnPathKey> key = path.flatMap(p -> keys.key(p.keyId()));
    if (key.isEmpty() || !SignedPath.isCanonical(localPart) || !isSigned(octets, key.get())) {
      return new ReturnPathReading.Forged();
    }
    return judge(path.orElseThrow(), key.get(), now);
  }

  /**
   * Makes a local part.
   *
   * @throws IllegalArgumentException when the mailing is out of range
   * @throws IllegalStateException when no key may sign now
   */
  String mint(long mailing, AddressTag recipient, Instant now) {
    ReturnPathKey key =
        keys.signingKey(now)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no key may sign return paths now: all are retired; rotate the key file"));
    SignedPath path = new SignedPath(key.id(), (int) day(now), mailing, recipient);
    return path.localPart(key.mac(path.signedOctets(), SignedPath.SIGNED_OCTETS));
  }

  private ReturnPathReading judge(SignedPath path, ReturnPathKey key, Instant now) {
    long age = day(now) - path.day();
    if (age < -DAYS_AHEAD) {
      return new ReturnPathReading.Forged();
    }
    if (age > validityDays || key.isRetired(now)) {
      return new ReturnPathReading.Expired();
    }
    return new ReturnPathReading.Attributed(
        NAME,
        trusted,
        new MailingRef.Numbered(path.mailing()),
        new RecipientRef.Tagged(path.recipient()));
  }

  private static boolean isSigned(byte[] octets, ReturnPathKey key) {
    byte[] expected = key.mac(octets, SignedPath.SIGNED_OCTETS);
    return MessageDigest.isEqual(
        Arrays.copyOf(expected, SignedPath.MAC_OCTETS),
        Arrays.copyOfRange(octets, SignedPath.SIGNED_OCTETS, octets.length));
  }

  private static long day(Instant now) {
    return now.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
  }
}
