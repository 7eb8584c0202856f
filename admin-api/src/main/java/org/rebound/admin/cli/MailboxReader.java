package org.rebound.admin.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rebound.receiver.mime.Limit;

/**
 * Reads the messages of a file one after the other: one message, or several in mbox form (RFC
 * 4155). A new message begins at a {@code From } line after a blank line, when the file began with
 * one too and a header field follows; anything less may stand in a message that came back.
 *
 * <p>Holds one message in memory at a time, and of that at most {@link #LARGEST} bytes.
 */
public final class MailboxReader {

  /** What goes beyond is cut off: one byte more than is looked at, so that the cut is noticed. */
  public static final int LARGEST = Limit.MESSAGE_BYTES.value() + 1;

  private static final byte[] SEPARATOR = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_LINE = 64 * 1024;

  private final InputStream in;
  private boolean mbox;
  private byte[] held = {};
  private byte[] line = {};
  private boolean ended;
  private int read;

  /** The caller closes the stream. */
  public MailboxReader(InputStream in) {
    this.in = in;
  }

  /** How many messages were read. */
  public int count() {
    return read;
  }

  /** Whether the last message was followed by another. */
  public boolean hasMore() {
    return held.length > 0;
  }

  /** The next message as it stands, its {@code From } line included; nothing at the end. */
  public Optional<byte[]> next() throws IOException {
    if (ended && held.length == 0) {
      return Optional.empty();
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream(16 * 1024);
    message.writeBytes(held);
    held = new byte[0];
    boolean afterBlank = false;
    while (readLine()) {
      if (read == 0 && message.size() == 0) {
        mbox = isSeparator(line);
      } else if (mbox && afterBlank && isSeparator(line)) {
        byte[] separator = line;
        boolean more = readLine();
        byte[] both = joined(separator, more ? line : new byte[0]);
        if (more && isField(line)) {
          held = both;
          break;
        }
        append(message, both);
        afterBlank = more && isBlank(line);
        continue;
      }
      append(message, line);
      afterBlank = isBlank(line);
    }
    read++;
    return message.size() == 0 && read > 1 ? Optional.empty() : Optional.of(message.toByteArray());
  }

  private static void append(ByteArrayOutputStream message, byte[] bytes) {
    message.write(bytes, 0, Math.min(bytes.length, LARGEST - message.size()));
  }

  private boolean readLine() throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream(128);
    int c = -1;
    while (read.size() < LONGEST_LINE && (c = in.read()) >= 0) {
      read.write(c);
      if (c == '\n') {
        break;
      }
    }
    ended = c < 0;
    line = read.toByteArray();
    return line.length > 0;
  }

  private static boolean isSeparator(byte[] line) {
    if (line.length <= SEPARATOR.length) {
      return false;
    }
    for (int i = 0; i < SEPARATOR.length; i++) {
      if (line[i] != SEPARATOR[i]) {
        return false;
      }
    }
    // A time of day tells the line of a mailbox from a sentence.
    int colons = 0;
    for (byte b : line) {
      colons += b == ':' ? 1 : 0;
    }
    return colons >= 2;
  }

  private static boolean isField(byte[] line) {
    int i = 0;
    while (i < line.length && line[i] > ' ' && line[i] != ':' && line[i] < 127) {
      i++;
    }
    return i > 0 && i < line.length && line[i] == ':';
  }

  private static boolean isBlank(byte[] line) {
    return line.length == 1 || (line.length == 2 && line[0] == '\r');
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
