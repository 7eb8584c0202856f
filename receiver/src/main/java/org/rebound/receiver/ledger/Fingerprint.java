package org.rebound.receiver.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.rebound.receiver.address.MailAddress;

/**
 * The exactly-once key of a message: SHA-256 over its return path and its bytes without trace
 * fields, with one form of line ends.
 *
 * <p>A message sent again, over another route and at another time, has the same fingerprint; two
 * different messages never do. Left out are only the fields of {@link TraceFields}, which each hop
 * adds anew; Date, Message-ID and DKIM-Signature are the author's and stay in.
 *
 * @param value 32 octets, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by the database, never by equals
public record Fingerprint(byte[] value) {

  private static final byte SEPARATOR = 0;

  /**
   * The fingerprint of {@code content} received for {@code returnPath}. One pass over the bytes,
   * without a copy; any bytes will do.
   */
  public static Fingerprint of(MailAddress returnPath, byte[] content) {
    MessageDigest digest = sha256();
    digest.update(returnPath.normalize().toString().getBytes(StandardCharsets.UTF_8));
    digest.update(SEPARATOR);
    int body = addHeader(digest, content);
    addUnified(digest, content, body, content.length);
    return new Fingerprint(digest.digest());
  }

  /** Adds the header block, field by field, and says where the empty line after it begins. */
  private static int addHeader(MessageDigest digest, byte[] content) {
    int start = 0;
    while (start < content.length && !isEmptyLine(content, start)) {
      int end = fieldEnd(content, start);
      if (!TraceFields.startsAt(content, start, end)) {
        addUnified(digest, content, start, end);
      }
      start = end;
    }
    return start;
  }

  /** Where the next field begins: after a line end that no white space follows. */
  private static int fieldEnd(byte[] content, int start) {
    int at = start;
    while (at < content.length) {
      if (content[at++] == '\n'
          && (at == content.length || (content[at] != ' ' && content[at] != '\t'))) {
        return at;
      }
    }
    return at;
  }

  private static boolean isEmptyLine(byte[] content, int at) {
    return content[at] == '\n'
        || (content[at] == '\r' && at + 1 < content.length && content[at + 1] == '\n');
  }

  /** Adds the bytes from start to end, leaving out each CR that an LF follows. */
  private static void addUnified(MessageDigest digest, byte[] content, int start, int end) {
    int run = start;
    for (int i = start; i < end - 1; i++) {
      if (content[i] == '\r' && content[i + 1] == '\n') {
        digest.update(content, run, i - run);
        run = i + 1;
      }
    }
    digest.update(content, run, end - run);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
