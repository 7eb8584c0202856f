package org.rebound.receiver.mime;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Bytes to a tree of parts (RFC 2045, 2046, 5322), within the numbers of {@link Limit}.
 *
 * <p>Total: any bytes give a message; what is broken is read as well as it can be, and what goes
 * beyond a limit is left out and named in {@link Message#limits}. Stateless, so safe for threads.
 * LF, CRLF, CRCRLF and CR read alike. The caller must not write to the bytes afterwards: parts are
 * slices of them.
 */
public final class MimeReader {

  private final byte[] bytes;
  private final Set<Limit> limits = EnumSet.noneOf(Limit.class);
  private int parts;

  private MimeReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads one message. */
  public static Message read(byte[] message) {
    byte[] lines = Lines.withFeeds(message);
    return read(lines, 0, lines.length, 0);
  }

  /** Reads the header of one message, as {@link #read} would, and nothing beyond it. */
  public static Headers readHeaders(byte[] message) {
    byte[] lines = Lines.withFeeds(message);
    int end = Math.min(lines.length, Limit.MESSAGE_BYTES.value());
    return new HeaderReader(lines, 0, end, true, EnumSet.noneOf(Limit.class)).headers();
  }

  static Message read(byte[] bytes, int start, int end, int depth) {
    MimeReader reader = new MimeReader(bytes);
    int stop = end;
    if (end - start > Limit.MESSAGE_BYTES.value()) {
      reader.limits.add(Limit.MESSAGE_BYTES);
      stop = start + Limit.MESSAGE_BYTES.value();
    }
    Part root = reader.part(start, stop, depth, true, ContentType.TEXT);
    return new Message(root, reader.limits);
  }

  /** Whether one more part may be read; from the first refusal on, none may. */
  boolean mayReadPart() {
    if (parts >= Limit.PARTS.value()) {
      limits.add(Limit.PARTS);
      return false;
    }
    return true;
  }

  Part part(int start, int end, int depth, boolean message, ContentType unlessSaid) {
    parts++;
    HeaderReader header = new HeaderReader(bytes, start, end, message, limits);
    Headers headers = header.headers();
    ContentType type = headers.first("Content-Type").map(ContentType::parse).orElse(unlessSaid);
    Entity entity = new Entity(bytes, header.bodyStart(), end, headers, depth);
    if (!type.is("multipart")) {
      return new Part(entity, type, List.of(), "", "");
    }
    if (depth >= Limit.DEPTH.value()) {
      limits.add(Limit.DEPTH);
      return new Part(entity, type, List.of(), "", "");
    }
    return new MultipartReader(this, entity, type, limits).read();
  }
}
