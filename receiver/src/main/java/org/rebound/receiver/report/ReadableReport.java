package org.rebound.receiver.report;

import java.util.Optional;
import org.rebound.receiver.mime.Limit;
import org.rebound.receiver.mime.Message;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.mime.Part;

/**
 * A report as people read it: what it says in words, then its fields, decoded. The mail that came
 * back with it is left out. Other people's words: control characters and marks of direction are in
 * it as they came. Immutable.
 *
 * @param subject one line, decoded; as are {@code from} and {@code date}
 * @param text with line feeds, bounded
 * @param fields where in the text the fields begin; the end of the text where there are none
 * @param shortened whether there is more of it
 */
public record ReadableReport(
    Optional<String> subject,
    Optional<String> from,
    Optional<String> date,
    String text,
    int fields,
    boolean shortened) {

  private static final int LINE = 500;

  /** Where words stand in a text. */
  public record Place(int start, int end) {}

  /** Reads a message as it was received. Total: any bytes in, a report out. */
  public static ReadableReport of(byte[] received) {
    Message message = MimeReader.read(received);
    Letter letter = new Letter(message);
    StringBuilder text = new StringBuilder(letter.text().strip());
    int words = text.length();
    for (Part part : letter.leaves()) {
      if (isFields(part)) {
        text.append(text.isEmpty() ? "" : "\n\n").append(part.text().strip());
      }
    }
    String bounded = Bounded.text(text.toString(), Limit.TEXT_CHARS.value());
    return new ReadableReport(
        line(message, "Subject"),
        line(message, "From"),
        line(message, "Date"),
        bounded,
        Math.min(words, bounded.length()),
        bounded.length() < text.length());
  }

  /**
   * Where words stand that a rule found: with other white space and control characters between
   * them, maybe.
   *
   * @param inFields whether they were found in a field, so that those among the fields are meant
   */
  public Optional<Place> find(String words, boolean inFields) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    OneLine line = OneLine.of(text);
    Optional<Place> among = inFields ? line.find(words, fields) : Optional.empty();
    return among.or(() -> line.find(words, 0));
  }

  private static Optional<String> line(Message message, String name) {
    return Optional.of(Bounded.line(message.headers().decoded(name), LINE))
        .filter(value -> !value.isEmpty());
  }

  private static boolean isFields(Part part) {
    return part.type().is("message") && !ReturnedPart.isReturned(part);
  }
}
