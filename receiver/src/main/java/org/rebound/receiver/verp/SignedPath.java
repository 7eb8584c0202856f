package org.rebound.receiver.verp;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Optional;
import org.rebound.receiver.address.AddressTag;

/**
 * What a signed return path says, whether or not its signature holds: the first 16 of its 26
 * octets. The layout is in docs/return-paths.md.
 *
 * @param keyId 0 to 15
 * @param day of minting, in days since 1970-01-01 UTC, 0 to 65535
 * @param mailing 1 to 2^40 - 1
 * @param recipient the tag of the recipient's address
 */
public record SignedPath(int keyId, int day, long mailing, AddressTag recipient) {

  static final int SIGNED_OCTETS = 16;
  static final int MAC_OCTETS = 10;
  static final long MAX_MAILING = (1L << 40) - 1;

  private static final int VERSION = 1;
  private static final int LENGTH = 43; // the letter, and 26 octets in base 32
  private static final int SPARE_BITS = 3; // of the last character, both zero

  /**
   * What the octets say.
   *
   * @throws IllegalArgumentException when a number is out of its range
   */
  public SignedPath {
    if (keyId < 0 || keyId > 15 || day < 0 || day > 0xffff) {
      throw new IllegalArgumentException("no key id or day of a return path");
    }
    if (mailing < 1 || mailing > MAX_MAILING) {
      throw new IllegalArgumentException(
          "mailing number " + mailing + " is not between 1 and " + MAX_MAILING);
    }
  }

  /**
   * Reads a local part without asking whether anybody signed it. Total.
   *
   * @return nothing unless it is of this shape, this version and in range
   */
  public static Optional<SignedPath> decode(String localPart) {
    return hasShape(localPart) ? decode(octets(localPart)) : Optional.empty();
  }

  /** The day of minting, UTC. */
  public LocalDate date() {
    return LocalDate.ofEpochDay(day);
  }

  static boolean hasShape(String localPart) {
    return localPart.length() == LENGTH
        && (localPart.charAt(0) == 'b' || localPart.charAt(0) == 'B')
        && Base32.isEncoded(localPart, 1);
  }

  /** Whether the spare bits of a local part of this shape are as minted. */
  static boolean isCanonical(String localPart) {
    return (Base32.value(localPart.charAt(LENGTH - 1)) & SPARE_BITS) == 0;
  }

  static byte[] octets(String localPart) {
    return Base32.decode(localPart, 1);
  }

  static Optional<SignedPath> decode(byte[] octets) {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    int first = buffer.get() & 0xff;
    int day = buffer.getShort() & 0xffff;
    long mailing = (buffer.get() & 0xffL) << 32 | (buffer.getInt() & 0xffffffffL);
    return first >> 4 != VERSION || mailing == 0
        ? Optional.empty()
        : Optional.of(new SignedPath(first & 15, day, mailing, new AddressTag(buffer.getLong())));
  }

  byte[] signedOctets() {
    return ByteBuffer.allocate(SIGNED_OCTETS)
        .put((byte) (VERSION << 4 | keyId))
        .putShort((short) day)
        .put((byte) (mailing >> 32))
        .putInt((int) mailing)
        .putLong(recipient.value())
        .array();
  }

  String localPart(byte[] mac) {
    return "b"
        + Base32.encode(
            ByteBuffer.allocate(SIGNED_OCTETS + MAC_OCTETS)
                .put(signedOctets())
                .put(mac, 0, MAC_OCTETS)
                .array());
  }
}
