package org.rebound.receiver.report;

import java.util.List;
import org.rebound.receiver.mime.Limit;
import org.rebound.receiver.mime.Part;

/** The text that a report has for people: its text parts up to the returned original, bounded. */
final class HumanText {

  private HumanText() {}

  static String of(Letter letter) {
    StringBuilder text = new StringBuilder();
    add(letter.message().root(), text);
    return Bounded.text(text.toString(), Limit.TEXT_CHARS.value());
  }

  /** Whether to go on after this part. */
  private static boolean add(Part part, StringBuilder text) {
    if (text.length() > Limit.TEXT_CHARS.value()) {
      return false;
    }
    if (part.type().is("multipart")) {
      append(part.preamble(), text);
      List<Part> children =
          part.type().mediaType().equals("multipart/alternative")
              ? preferred(part.children())
              : part.children();
      for (Part child : children) {
        if (!add(child, text)) {
          return false;
        }
      }
      return true;
    }
    if (ReturnedPart.isReturned(part)) {
      return false;
    }
    if (part.type().is("text")) {
      append(part.text(), text);
    }
    return true;
  }

  private static List<Part> preferred(List<Part> alternatives) {
    for (Part part : alternatives) {
      if (part.type().mediaType().equals("text/plain") && !part.text().isBlank()) {
        return List.of(part);
      }
    }
    return alternatives.isEmpty() ? alternatives : alternatives.subList(0, 1);
  }

  private static void append(String piece, StringBuilder text) {
    if (piece.isBlank() || piece.startsWith("This is a MIME-encapsulated message")) {
      return;
    }
    if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    if (text.length() > 0) {
      text.append('\n');
    }
    text.append(piece);
  }
}
