package org.rebound.receiver.report;

import java.nio.charset.StandardCharsets;
import org.rebound.receiver.mime.Headers;
import org.rebound.receiver.mime.MimeReader;

/**
 * Where a text report ends and the returned original begins. Mail systems draw a line with words
 * such as {@code Below this line is a copy of the message}, or simply begin with the header of the
 * original. One pass over the lines.
 */
final class OriginalCut {

  /** Words that say it on their own, after any dashes. */
  private static final PhraseSet PLAIN =
      new PhraseSet(
          "below this line is",
          "this is a copy of",
          "below is a copy of",
          "included is a copy of",
          "enclosed is a copy of",
          "attached is a copy of",
          "a copy of the original",
          "copy of your message",
          "copy of the message",
          "the header of the original",
          "the header and top",
          "unsent message follows",
          "unsent message below",
          "message header follows",
          "message headers follow",
          "message headers:",
          "message text follows",
          "message follows",
          "returned message follows",
          "original message follows",
          "original message headers",
          "original message header",
          "original message attached",
          "original message as received",
          "original message begins",
          "original headers",
          "rejected message follows",
          "mensaje original",
          "mensagem original",
          "message d'origine",
          "message original",
          "en-t\u00eates du message d'origine",
          "messaggio originale",
          "urspr\u00fcngliche nachricht",
          "originalnachricht",
          "kopie der nachricht",
          "oorspronkelijk bericht",
          "oryginalna wiadomo",
          "\u9644\u4ef6\u4e2d\u7684\u5185\u5bb9\u662f\u539f\u4fe1\u4ef6",
          "\u539f\u59cb\u90ae\u4ef6",
          "\u5143\u306e\u30e1\u30c3\u30bb\u30fc\u30b8",
          "\u5143\u306e\u30e1\u30fc\u30eb");

  /** Words that say it only between dashes or before a colon. */
  private static final PhraseSet DRAWN =
      new PhraseSet(
          "original message",
          "returned message",
          "returned mail",
          "forwarded message",
          "unsent message",
          "original mail",
          "original header",
          "message header",
          "message text");

  private static final PhraseSet HEADER =
      new PhraseSet(
          "received:",
          "return-path:",
          "dkim-signature:",
          "x-received:",
          "arc-seal:",
          "delivered-to:");

  private static final int LONGEST_HEADER = 32_000;

  private OriginalCut() {}

  /** Where the returned original begins; the text's length when it does not. */
  static int at(String text) {
    boolean blank = true;
    int searched = 0;
    for (int at = 0; at < text.length(); ) {
      int end = TextLines.end(text, at);
      if (begins(text, at, end)) {
        return at;
      }
      if (blank && at >= searched) {
        searched = HeaderBlock.endOfSearch(text, at);
        if (searched == HeaderBlock.FOUND) {
          return at;
        }
      }
      blank = isBlank(text, at, end);
      at = end + 1;
    }
    return text.length();
  }

  /** The header of the original that stands in the text from {@code cut} on. */
  static Headers headers(String text, int cut) {
    String message = Bounded.text(message(text, cut), LONGEST_HEADER);
    return message.isEmpty()
        ? Headers.NONE
        : MimeReader.readHeaders(message.getBytes(StandardCharsets.UTF_8));
  }

  /** The original that stands in the text from {@code cut} on, from its header on; may be empty. */
  static String message(String text, int cut) {
    for (int at = cut; at < text.length(); ) {
      int end = TextLines.end(text, at);
      if (HeaderBlock.isField(text, at, end)) {
        return text.substring(at);
      }
      at = end + 1;
    }
    return "";
  }

  private static boolean begins(String text, int at, int end) {
    if (HEADER.matchAt(text, at) > 0) {
      return true;
    }
    int from = at;
    while (from < end && isDrawn(text.charAt(from))) {
      from++;
    }
    if (end - from > 200) {
      return false;
    }
    if (PLAIN.matchAt(text, from) > 0 || isFirstLines(text, from, end)) {
      return true;
    }
    int drawnWords = DRAWN.matchAt(text, from);
    if (drawnWords == 0) {
      return false;
    }
    String rest = text.substring(from + drawnWords, end).strip();
    boolean drawn = from > at && text.charAt(from - 1) != '\t' && !isBlank(text, at, from);
    return rest.startsWith(":") || rest.startsWith("-") || (drawn && rest.length() < 20);
  }

  /** {@code The first 50 lines of your original message follow:}. */
  private static boolean isFirstLines(String text, int from, int end) {
    if (!Ascii.startsWith(text, from, "the first")) {
      return false;
    }
    String line = text.substring(from, end);
    return Ascii.contains(line, "original message") && Ascii.contains(line, "follow");
  }

  private static boolean isBlank(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDrawn(char c) {
    return c <= ' ' || "-=*_|>#+".indexOf(c) >= 0;
  }
}
