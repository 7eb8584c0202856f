package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.mime.Headers;
import org.rebound.receiver.mime.Message;
import org.rebound.receiver.mime.Part;

/**
 * A received message as the formats look at it: its header, its parts in a row, the text written
 * for people, and the header of what came back. Everything is worked out once, when first asked
 * for. Not for sharing between threads.
 */
final class Letter {

  private static final int TOP = 1_500;

  private final Message message;
  private final List<Part> leaves = new ArrayList<>(4);
  private @Nullable String wholeText;
  private @Nullable String text;
  private @Nullable String top;
  private @Nullable Said said;
  private @Nullable String subject;
  private @Nullable Headers returned;
  private @Nullable OriginalMessage original;

  Letter(Message message) {
    this.message = message;
    collect(message.root());
  }

  Headers headers() {
    return message.headers();
  }

  Message message() {
    return message;
  }

  /** The decoded subject, bounded. */
  String subject() {
    String known = subject;
    if (known == null) {
      known = Bounded.line(headers().decoded("Subject"), 500);
      subject = known;
    }
    return known;
  }

  /** The From field as it came; empty when there is none. */
  String sender() {
    return headers().first("From").orElse("");
  }

  /** All parts that hold content, in order; messages within are closed. */
  List<Part> leaves() {
    return leaves;
  }

  /** The first part of that media type. */
  Optional<Part> part(String mediaType) {
    return leaves.stream().filter(p -> p.type().mediaType().equals(mediaType)).findFirst();
  }

  /** The text for people, without the returned original. */
  String text() {
    String known = text;
    if (known == null) {
      String whole = wholeText();
      known = whole.substring(0, OriginalCut.at(whole));
      text = known;
    }
    return known;
  }

  /** The beginning of {@link #text}, where a mail system says what it writes about. */
  String top() {
    String known = top;
    if (known == null) {
      known = Bounded.text(text(), TOP);
      top = known;
    }
    return known;
  }

  /** Whether one of the phrases stands in {@link #top}. */
  boolean opensWith(List<String> phrases) {
    return said().anyWithin(top().length(), phrases);
  }

  /** What of {@link KnownPhrases} stands in {@link #text}. */
  Said said() {
    Said known = said;
    if (known == null) {
      known = KnownPhrases.ALL.in(text());
      said = known;
    }
    return known;
  }

  /** The header of the message that came back, as a part or within the text. */
  Headers returned() {
    Headers known = returned;
    if (known == null) {
      known = ReturnedPart.headers(this);
      if (known.fields().isEmpty()) {
        known = OriginalCut.headers(wholeText(), text().length());
      }
      returned = known;
    }
    return known;
  }

  /** The text for people and what follows it, should the original stand in the same text. */
  String wholeText() {
    String known = wholeText;
    if (known == null) {
      known = HumanText.of(this);
      wholeText = known;
    }
    return known;
  }

  OriginalMessage original() {
    OriginalMessage known = original;
    if (known == null) {
      known = Returned.of(returned());
      original = known;
    }
    return known;
  }

  boolean isDoubleBounce() {
    return Returned.isReport(returned());
  }

  private void collect(Part part) {
    if (part.children().isEmpty()) {
      leaves.add(part);
    } else {
      part.children().forEach(this::collect);
    }
  }
}
