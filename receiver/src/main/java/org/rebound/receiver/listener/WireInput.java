package org.rebound.receiver.listener;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What the peer sends, buffered once for commands and messages alike, so that octets behind a
 * command or behind the end of a message stay where the next reader finds them.
 *
 * <p>Before it waits for the peer it sends the replies kept back. For the session's thread only.
 */
final class WireInput {

  /** Octets of one command line; RFC 5321 section 4.5.3.1.4 with every extension we announce. */
  static final int LONGEST_LINE = 2048;

  /** A command line that no command can be, after which the connection must not be used. */
  static final class BreachException extends IOException {
    private static final long serialVersionUID = 1;
    private final transient SmtpReply reply;

    BreachException(SmtpReply reply) {
      super(reply.text());
      this.reply = reply;
    }

    SmtpReply reply() {
      return reply;
    }
  }

  private final byte[] buffer = new byte[8 * 1024];
  private final ReplyStream replies;
  private final Watch watch;
  private InputStream source;
  private int position;
  private int limit;

  WireInput(InputStream source, ReplyStream replies, Watch watch) {
    this.source = source;
    this.replies = replies;
    this.watch = watch;
  }

  /** Reads from {@code newSource} from now on; octets already here are dropped (RFC 3207). */
  void switchTo(InputStream newSource) {
    source = newSource;
    position = 0;
    limit = 0;
  }

  /** Whether octets are here that nobody has read, or can be had without waiting. */
  boolean isAhead() {
    try {
      return position < limit || source.available() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The next command line, without CRLF.
   *
   * @throws BreachException when it is too long or holds a bare CR or LF
   * @throws EOFException when the peer ended the connection, or the session is to end
   */
  String line() throws IOException {
    int scanned = position;
    boolean waiting = false;
    while (true) {
      for (int i = scanned; i < limit; i++) {
        if (buffer[i] == '\n') {
          return take(i);
        }
      }
      if (limit - position > LONGEST_LINE) {
        throw new BreachException(Replies.LINE_TOO_LONG);
      }
      int pending = limit - position;
      // Once for the whole line: an octet now and then must not renew the deadline.
      if (!waiting && !watch.awaitCommand()) {
        throw new EOFException("the session is to end");
      }
      waiting = true;
      if (!fill()) {
        throw new EOFException("no more commands");
      }
      scanned = position + pending;
    }
  }

  /**
   * Hands at least one octet of a message to {@code reader}.
   *
   * @throws EOFException when the peer ended the connection, or the message came too slowly
   */
  void read(Portion reader) throws IOException {
    if (position == limit && !fill()) {
      throw new EOFException("connection ended within a message");
    }
    int taken = reader.take(buffer, position, limit - position);
    position += taken;
    watch.received(taken);
  }

  /** Reads a part of a message. */
  interface Portion {
    /** Takes octets from the front and says how many they were. */
    int take(byte[] source, int offset, int length);
  }

  /** Reads and drops what comes within half a second, so that a last reply is not lost to a RST. */
  void linger() {
    long until = System.nanoTime() + 500_000_000L;
    try {
      while (System.nanoTime() - until < 0 && source.read(buffer) >= 0) {
        position = limit;
      }
    } catch (IOException e) {
      limit = position;
    }
  }

  private String take(int lineFeed) throws BreachException {
    int end = lineFeed - 1;
    if (lineFeed - position > LONGEST_LINE) {
      throw new BreachException(Replies.LINE_TOO_LONG);
    }
    if (end < position || buffer[end] != '\r') {
      throw new BreachException(Replies.BARE_LINE_END);
    }
    for (int i = position; i < end; i++) {
      if (buffer[i] == '\r') {
        throw new BreachException(Replies.BARE_LINE_END);
      }
    }
    String line = new String(buffer, position, end - position, StandardCharsets.UTF_8);
    position = lineFeed + 1;
    return line;
  }

  private boolean fill() throws IOException {
    replies.send();
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    int read = source.read(buffer, limit, buffer.length - limit);
    if (read <= 0) {
      return false;
    }
    limit += read;
    return true;
  }
}
