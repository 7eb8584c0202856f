package org.rebound.receiver.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * The dialogue that sendmail repeats: what it sent ({@code >>> RCPT To:<a@b>}), what it was told
 * ({@code <<< 550 ...}), and what it made of that ({@code 550 <a@b>... User unknown}). One pass.
 */
final class Transcript {

  private static final int MOST = DeliveryStatusFormat.MOST_RECIPIENTS;

  private final Map<MailAddress, StringBuilder> told = new LinkedHashMap<>();
  private final StringBuilder toAll = new StringBuilder();
  private Optional<MailAddress> current = Optional.empty();
  private boolean closed;

  private Transcript() {}

  static Transcript read(String text) {
    Transcript transcript = new Transcript();
    for (int at = 0; at < text.length(); ) {
      int end = TextLines.end(text, at);
      transcript.line(text.substring(at, end).strip());
      at = end + 1;
    }
    return transcript;
  }

  /** Whom the dialogue names as refused, with the replies, in order. */
  Map<MailAddress, StringBuilder> refused() {
    return told;
  }

  /** The replies that speak of the recipient, else those to commands that concern all of them. */
  String replies(MailAddress address) {
    StringBuilder own = told.get(address);
    String all = Bounded.text(toAll.toString(), Mention.LONGEST_WORDS);
    if (own == null) {
      return all;
    }
    String said = Bounded.text(own.toString(), Mention.LONGEST_WORDS);
    return saysOnlyTheClass(said) && !all.isEmpty() ? all + "\n" + said : said;
  }

  private void line(String line) {
    if (line.startsWith(">>>")) {
      boolean rcpt = Ascii.startsWith(line, ">>> RCPT");
      current = rcpt ? AddressText.first(line) : Optional.empty();
      closed = false;
    } else if (line.startsWith("<<<")) {
      String reply = line.substring(3).strip();
      if (StatusText.isReplyAt(reply, 0) && !closed) {
        add(current, reply);
      }
    } else if (StatusText.isReplyAt(line, 0)) {
      closed = true;
      Optional<MailAddress> named = AddressText.first(line);
      boolean summary = line.contains("...");
      add(named.isPresent() && summary ? named : Optional.empty(), line);
    }
  }

  private void add(Optional<MailAddress> recipient, String reply) {
    StringBuilder words = toAll;
    if (recipient.isPresent() && (told.size() < MOST || told.containsKey(recipient.get()))) {
      words = told.computeIfAbsent(recipient.get(), unused -> new StringBuilder());
    }
    if (words.length() < Mention.LONGEST_WORDS) {
      words.append(reply).append('\n');
    }
  }

  /** {@code 554 5.0.0 <a@b>... Service unavailable} is sendmail's own shrug. */
  private static boolean saysOnlyTheClass(String said) {
    return Ascii.containsAny(
        said, "service unavailable", "remote protocol error", "5.0.0", "4.0.0");
  }
}
