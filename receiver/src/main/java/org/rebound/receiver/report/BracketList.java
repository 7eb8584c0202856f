package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * Recipient paragraphs as in the qmail-send bounce message format (QSBMF, cr.yp.to): each begins
 * with the address in angle brackets and a colon at the beginning of a line. Postfix and many
 * others write so. One pass.
 */
final class BracketList {

  private BracketList() {}

  static List<Mention> read(String text) {
    Map<MailAddress, Mention> mentions = new LinkedHashMap<>();
    Optional<MailAddress> open = Optional.empty();
    int wordsFrom = 0;
    int at = 0;
    while (at <= text.length()) {
      int end = TextLines.end(text, at);
      Optional<MailAddress> address = at < end ? address(text, at, end) : Optional.empty();
      boolean stop = at >= text.length();
      if (address.isPresent() || stop) {
        String words = text.substring(wordsFrom, Math.min(at, text.length()));
        open.ifPresent(
            named ->
                mentions.merge(
                    named,
                    new Mention(named, Bounded.text(words.strip(), Mention.LONGEST_WORDS)),
                    (known, more) -> known.and(more.words())));
        open = address.filter(a -> mentions.size() < DeliveryStatusFormat.MOST_RECIPIENTS);
        wordsFrom = address.isPresent() ? text.indexOf(">", at) + 2 : end;
      }
      at = end + 1;
    }
    return new ArrayList<>(mentions.values());
  }

  private static Optional<MailAddress> address(String text, int at, int end) {
    if (text.charAt(at) != '<') {
      return Optional.empty();
    }
    int close = at;
    while (close < end && text.charAt(close) != '>') {
      close++;
    }
    return close + 1 < end && text.charAt(close + 1) == ':'
        ? AddressText.parse(text.substring(at, close + 1))
        : Optional.empty();
  }
}
