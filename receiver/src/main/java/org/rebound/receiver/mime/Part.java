package org.rebound.receiver.mime;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One part of a message: a header, and either content or parts of its own. It is a slice of the
 * received bytes, decoded when asked for. Safe to share between threads.
 *
 * <p>A {@code message/rfc822} part is closed: its content is the other message, which {@link
 * #embedded} opens on demand and {@link #embeddedHeaders} only looks at.
 */
public final class Part {

  private final Entity entity;
  private final ContentType type;
  private final List<Part> children;
  private final String preamble;
  private final String epilogue;
  private @Nullable String text;

  Part(Entity entity, ContentType type, List<Part> children, String preamble, String epilogue) {
    this.entity = entity;
    this.type = type;
    this.children = List.copyOf(children);
    this.preamble = preamble;
    this.epilogue = epilogue;
  }

  /** The header of this part. */
  public Headers headers() {
    return entity.headers();
  }

  /** The media type; {@code text/plain} where none is given or what is given is broken. */
  public ContentType type() {
    return type;
  }

  /** The parts of a multipart, in order; empty for content. */
  public List<Part> children() {
    return children;
  }

  /** The text before the first boundary of a multipart: where some systems write the reason. */
  public String preamble() {
    return preamble;
  }

  /** The text after the last boundary of a multipart. */
  public String epilogue() {
    return epilogue;
  }

  /**
   * The content as text: transfer encoding and charset decoded, HTML made plain, line ends LF, NUL
   * as U+FFFD, at most {@link Limit#TEXT_CHARS}. Never fails; what is no text reads as rubbish.
   */
  public String text() {
    String known = text;
    if (known == null) {
      known = PartText.of(this, entity, true);
      text = known;
    }
    return known;
  }

  /**
   * As {@link #text}, without undoing the transfer encoding, for systems that declare a wrong one.
   */
  public String undecodedText() {
    return PartText.of(this, entity, false);
  }

  /** The content with its transfer encoding undone, at most {@code limit} bytes of it. */
  public byte[] content(int limit) {
    return TransferDecoder.decode(
        entity.bytes(), entity.bodyStart(), entity.end(), transferEncoding(), limit);
  }

  /** The bytes of the content as they came, before any decoding. */
  public int size() {
    return entity.end() - entity.bodyStart();
  }

  /** The header of the message that is this part's content; nothing else of it is read. */
  public Headers embeddedHeaders() {
    Window inner = innerMessage();
    return new HeaderReader(inner.bytes(), inner.start(), inner.end(), true, discarded()).headers();
  }

  /** The message that is this part's content, opened; nothing beyond {@link Limit#DEPTH}. */
  public Optional<Message> embedded() {
    if (entity.depth() >= Limit.DEPTH.value()) {
      return Optional.empty();
    }
    Window inner = innerMessage();
    return Optional.of(
        MimeReader.read(inner.bytes(), inner.start(), inner.end(), entity.depth() + 1));
  }

  String transferEncoding() {
    return headers().first("Content-Transfer-Encoding").map(Comments::without).orElse("");
  }

  private Window innerMessage() {
    if (!TransferDecoder.isEncoded(transferEncoding())) {
      return new Window(entity.bytes(), entity.bodyStart(), entity.end());
    }
    byte[] decoded = content(Limit.MESSAGE_BYTES.value());
    return new Window(decoded, 0, decoded.length);
  }

  private static Set<Limit> discarded() {
    return EnumSet.noneOf(Limit.class);
  }

  @Override
  public String toString() {
    return type.mediaType() + " of " + size() + " bytes";
  }

  /** Where the inner message lies: among the received bytes, or in decoded bytes of its own. */
  @SuppressWarnings("ArrayRecordComponent") // never compared: it is a window, not a value
  private record Window(byte[] bytes, int start, int end) {}
}
