package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * Reads a list of recipients in running text: lines that begin with an address, each followed by
 * what the servers said of it. One pass; a recipient named twice is one, with both texts.
 */
final class AddressList {

  private static final int MOST = DeliveryStatusFormat.MOST_RECIPIENTS;
  private static final int SENTENCE_LINES = 12;

  private final Map<MailAddress, Mention> mentions = new LinkedHashMap<>();
  private Optional<MailAddress> open = Optional.empty();
  private final StringBuilder words = new StringBuilder();
  private boolean previousIsItem = true;
  private int previousIndentation = -1;

  private AddressList() {}

  /** The recipients named from {@code from} on, in order; empty when there are none. */
  static List<Mention> read(String text, int from) {
    AddressList list = new AddressList();
    int end = TextLines.end(text, from);
    list.opening(text.substring(from, end));
    for (int at = end + 1; at < text.length(); at = end + 1) {
      end = TextLines.end(text, at);
      list.line(text.substring(at, end));
    }
    list.close();
    return list.mentions.isEmpty() ? sentence(text, from) : new ArrayList<>(list.mentions.values());
  }

  /** The rest of the line with the words that announce the list: may name the recipient itself. */
  private void opening(String rest) {
    Optional<MailAddress> address = AddressText.first(rest);
    if (address.isPresent()) {
      int at = rest.indexOf('@');
      int end = at;
      while (end < rest.length() && " \t>)\",:;".indexOf(rest.charAt(end)) < 0) {
        end++;
      }
      begin(address.get(), withoutClose(rest.substring(end)));
    }
  }

  private static String withoutClose(String rest) {
    int at = 0;
    while (at < rest.length() && " \t>)\",:;.'".indexOf(rest.charAt(at)) >= 0) {
      at++;
    }
    return rest.substring(at);
  }

  private void line(String line) {
    Optional<AddressLine> item = AddressLine.parse(line).filter(found -> isItem(found, line));
    if (item.isPresent()) {
      begin(item.get().address(), item.get().rest());
    } else if (open.isPresent() && words.length() < Mention.LONGEST_WORDS) {
      words.append(line).append('\n');
    }
    String stripped = line.strip();
    previousIsItem = item.isPresent() || stripped.isEmpty() || stripped.endsWith(":");
    previousIndentation = TextLines.indentation(line);
  }

  /** A line in the midst of a paragraph is no item unless something marks it as one. */
  private boolean isItem(AddressLine found, String line) {
    boolean known = open.isPresent() && open.get().equals(found.address());
    return !known
        && (previousIsItem
            || (found.marked() && !isSession(line))
            || TextLines.indentation(line) < previousIndentation);
  }

  /** {@code >>> RCPT TO:<a@b>} and {@code <<< 550 ...} are what servers said to each other. */
  private static boolean isSession(String line) {
    String stripped = line.strip();
    return stripped.startsWith("<<<")
        || (Ascii.startsWith(stripped, ">>> ") && stripped.contains(":"));
  }

  private void begin(MailAddress address, String rest) {
    close();
    if (mentions.size() < MOST || mentions.containsKey(address)) {
      open = Optional.of(address);
      words.append(rest).append('\n');
    }
  }

  private void close() {
    if (open.isPresent()) {
      String said = Bounded.text(words.toString().strip(), Mention.LONGEST_WORDS);
      mentions.merge(
          open.get(), new Mention(open.get(), said), (known, more) -> known.and(more.words()));
    }
    open = Optional.empty();
    words.setLength(0);
  }

  /** No list: the first address in the lines that follow, wherever in its line it stands. */
  private static List<Mention> sentence(String text, int from) {
    int end = from;
    for (int i = 0; i < SENTENCE_LINES && end < text.length(); i++) {
      end = TextLines.end(text, end) + 1;
    }
    int stop = Math.min(end, text.length());
    return AddressText.first(text.substring(from, stop))
        .map(address -> List.of(new Mention(address, text.substring(from, stop).strip())))
        .orElse(List.of());
  }
}
