package org.rebound.admin.imports;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a file in UTF-8, with or without a byte order mark, however they end. A line that is
 * longer than {@value #LONGEST} bytes, not UTF-8, or has a NUL is bad; the next one is read all the
 * same. Holds one line. For one thread.
 */
final class FileLines implements Closeable {

  static final int LONGEST = 65_536;

  private static final int BUFFER = 65_536;
  private static final char MARK = '\uFEFF';

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final Deque<Line> again = new ArrayDeque<>();
  private int at;
  private int end;
  private long number;

  FileLines(InputStream in) {
    this.in = in;
  }

  /** The next line without its end; empty after the last. */
  Optional<Line> next() throws IOException, BadLine {
    Line before = again.poll();
    if (before != null) {
      return Optional.of(before);
    }
    int octet = read();
    if (octet < 0) {
      return Optional.empty();
    }
    number++;
    ByteArrayOutputStream text = new ByteArrayOutputStream(128);
    boolean tooLong = false;
    for (; octet >= 0 && octet != '\n' && octet != '\r'; octet = read()) {
      tooLong |= text.size() == LONGEST;
      if (!tooLong) {
        text.write(octet);
      }
    }
    if (octet == '\r') {
      skipLineFeed();
    }
    if (tooLong) {
      throw new BadLine(
          number,
          "longer than " + LONGEST + " bytes",
          "Put one entry on a line; see whether a quote is missing.");
    }
    return Optional.of(new Line(number, decoded(text.toByteArray())));
  }

  /** Gives back lines that were read too far, to be read again. */
  void giveBack(List<Line> read) {
    for (int i = read.size() - 1; i >= 0; i--) {
      again.addFirst(read.get(i));
    }
  }

  private String decoded(byte[] octets) throws BadLine {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw new BadLine(number, "not UTF-8", "Save the file in the encoding UTF-8.");
    }
    if (text.indexOf('\0') >= 0) {
      throw new BadLine(number, "has a NUL", "Take it out; see whether the file is whole.");
    }
    return number == 1 && !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  private void skipLineFeed() throws IOException {
    if (read() != '\n' && end > 0) {
      at--;
    }
  }

  private int read() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at++] & 0xff;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
