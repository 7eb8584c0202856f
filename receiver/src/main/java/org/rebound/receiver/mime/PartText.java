package org.rebound.receiver.mime;

/** Makes readable text of a part's content, bounded before decoding as well as after. */
final class PartText {

  private static final int MOST_BYTES = 4 * Limit.TEXT_CHARS.value();

  private PartText() {}

  static String of(Part part, Entity entity, boolean decode) {
    String encoding = decode ? part.transferEncoding() : "";
    String charset = part.type().parameter("charset").orElse("");
    String text = of(entity.bytes(), entity.bodyStart(), entity.end(), encoding, charset);
    int limit = Limit.TEXT_CHARS.value();
    if (part.type().mediaType().equals("text/html")) {
      text = HtmlText.of(text, limit);
    }
    return text.length() > limit ? text.substring(0, limit) : text;
  }

  /** The bytes as text with LF line ends. */
  static String of(byte[] bytes, int from, int to, String encoding, String charset) {
    if (!TransferDecoder.isEncoded(encoding)) {
      int stop = Math.min(to, from + MOST_BYTES);
      return unixLineEnds(TextDecoder.decode(bytes, from, stop, charset));
    }
    byte[] decoded = TransferDecoder.decode(bytes, from, to, encoding, MOST_BYTES);
    return unixLineEnds(TextDecoder.decode(decoded, 0, decoded.length, charset));
  }

  private static String unixLineEnds(String text) {
    int at = text.indexOf('\r');
    if (at < 0) {
      return text;
    }
    StringBuilder lines = new StringBuilder(text.length());
    int copied = 0;
    while (at >= 0) {
      lines.append(text, copied, at);
      int end = at;
      while (end < text.length() && text.charAt(end) == '\r') {
        end++;
      }
      int ends = end - at;
      if (end < text.length() && text.charAt(end) == '\n') {
        // A line end that was made CRLF again on the way is still one line end.
        ends = Math.max(1, ends - 2);
        end++;
      }
      lines.append("\n".repeat(ends));
      copied = end;
      at = text.indexOf('\r', end);
    }
    return lines.append(text, copied, text.length()).toString();
  }
}
