package org.rebound.receiver.report;

import org.rebound.receiver.mime.Headers;
import org.rebound.receiver.mime.Part;

/** Finds the part that holds the returned original (RFC 6522), and reads its header only. */
final class ReturnedPart {

  private ReturnedPart() {}

  static Headers headers(Letter letter) {
    for (Part part : letter.leaves()) {
      if (isReturned(part)) {
        Headers headers = part.embeddedHeaders();
        if (!headers.fields().isEmpty()) {
          return headers;
        }
      }
    }
    return Headers.NONE;
  }

  /** Whether the part is the original or its header, by its type. */
  static boolean isReturned(Part part) {
    return switch (part.type().mediaType()) {
      case "message/rfc822",
          "message/rfc-822",
          "message/global",
          "message/global-headers",
          "message/rfc822-headers",
          "message/partial",
          "text/rfc822-headers",
          "text/rfc822",
          "text/rfc-822-headers" ->
          true;
      default -> false;
    };
  }
}
