package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.mime.Headers;

/**
 * The recipient of a report in words that nobody listed: the only address in its text, or those
 * that begin a line, once the addresses of the letter's own sender and receiver, of the original's
 * sender and of a help desk are left out. One pass over a bounded text.
 *
 * <p>Only for letters of which sender and subject already say that delivery failed.
 */
final class LoneAddress {

  private static final int MOST = 50;
  private static final List<String> OWN_FIELDS = List.of("From", "Reply-To", "To", "Sender");
  private static final Set<String> DESKS =
      Set.of(
          "postmaster",
          "mailer-daemon",
          "abuse",
          "support",
          "help",
          "helpdesk",
          "hostmaster",
          "webmaster",
          "noc",
          "hilfe",
          "noreply",
          "no-reply");

  private LoneAddress() {}

  static List<Mention> read(Letter letter, String text) {
    String reach = Bounded.text(text, Phrase.REACH);
    Set<MailAddress> others = others(letter);
    List<MailAddress> named = new ArrayList<>(AddressText.all(reach, MOST));
    named.removeIf(address -> isOther(address, others));
    if (named.size() == 1) {
      return List.of(new Mention(named.get(0), Bounded.text(reach.strip(), Mention.LONGEST_WORDS)));
    }
    Set<MailAddress> opening = opening(reach);
    return AddressList.read("\n" + reach, 0).stream()
        .filter(mention -> named.contains(mention.address()) && opening.contains(mention.address()))
        .toList();
  }

  /** The addresses that begin a line. */
  private static Set<MailAddress> opening(String text) {
    Set<MailAddress> found = new LinkedHashSet<>();
    for (int at = 0; at < text.length() && found.size() < MOST; ) {
      int end = TextLines.end(text, at);
      AddressLine.parse(text.substring(at, end)).ifPresent(line -> found.add(line.address()));
      at = end + 1;
    }
    return found;
  }

  private static Set<MailAddress> others(Letter letter) {
    Set<MailAddress> others = new LinkedHashSet<>();
    for (String field : OWN_FIELDS) {
      others.addAll(AddressText.all(letter.headers().first(field).orElse(""), MOST));
    }
    Headers original = letter.returned();
    for (String field : List.of("From", "Reply-To", "Return-Path", "Sender")) {
      others.addAll(AddressText.all(original.first(field).orElse(""), MOST));
    }
    return others;
  }

  private static boolean isOther(MailAddress address, Set<MailAddress> others) {
    return others.contains(address) || DESKS.contains(address.localPart().toLowerCase(Locale.ROOT));
  }
}
