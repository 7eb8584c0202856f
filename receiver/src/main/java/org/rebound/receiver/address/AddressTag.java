package org.rebound.receiver.address;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The 64-bit name of an address: the first eight octets of SHA-256 over its normal form in UTF-8.
 *
 * <p>It stands for the recipient in a signed return path, is the key of an address in the ledger,
 * and can be made by any program without asking us. It says which address a bounce is for as soon
 * as anybody names that address, and nothing before.
 *
 * @param value the octets as one big-endian number
 */
public record AddressTag(long value) {

  /** The tag of {@code address}. */
  public static AddressTag of(MailAddress address) {
    byte[] normal = address.normalize().toString().getBytes(StandardCharsets.UTF_8);
    try {
      return new AddressTag(
          ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(normal)).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
