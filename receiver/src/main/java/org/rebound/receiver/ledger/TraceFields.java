package org.rebound.receiver.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The header fields that a receiving hop adds anew whenever a message comes again: trace fields
 * (RFC 5321 section 4.4), results of authentication (RFC 8601, RFC 8617) and of the filters of the
 * site. They say how a message came, not what it is.
 */
final class TraceFields {

  private static final byte[][] NAMES =
      names(
          "received",
          "return-path",
          "delivered-to",
          "x-delivered-to",
          "x-original-to",
          "x-envelope-to",
          "x-envelope-from",
          "envelope-to",
          "delivery-date",
          "authentication-results",
          "x-authentication-warning",
          "received-spf",
          "x-received",
          "x-greylist",
          "x-rspamd-server",
          "x-rspamd-queue-id");

  private static final byte[][] PREFIXES = names("arc-", "x-spam-", "x-spamd-", "x-virus-");

  private TraceFields() {}

  /** Whether the field that begins at {@code start} is one of them; ASCII case does not matter. */
  static boolean startsAt(byte[] content, int start, int end) {
    for (byte[] name : NAMES) {
      if (hasPrefix(content, start, end, name) && isNameEnd(content, start + name.length, end)) {
        return true;
      }
    }
    for (byte[] prefix : PREFIXES) {
      if (hasPrefix(content, start, end, prefix) && hasColon(content, start + prefix.length, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasPrefix(byte[] content, int start, int end, byte[] name) {
    if (end - start <= name.length) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      byte c = content[start + i];
      int lower = c >= 'A' && c <= 'Z' ? c + 32 : c;
      if (lower != name[i]) {
        return false;
      }
    }
    return true;
  }

  /** A colon, with white space before it as old agents wrote (RFC 5322 section 4.5). */
  private static boolean isNameEnd(byte[] content, int at, int end) {
    int i = at;
    while (i < end && (content[i] == ' ' || content[i] == '\t')) {
      i++;
    }
    return i < end && content[i] == ':';
  }

  private static boolean hasColon(byte[] content, int at, int end) {
    int i = at;
    while (i < end && content[i] > ' ' && content[i] != ':') {
      i++;
    }
    return isNameEnd(content, i, end);
  }

  private static byte[][] names(String... names) {
    List<byte[]> octets =
        Arrays.stream(names).map(n -> n.getBytes(StandardCharsets.US_ASCII)).toList();
    return octets.toArray(byte[][]::new);
  }
}
