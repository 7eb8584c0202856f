package org.rebound.receiver.report;

import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * The part of the text for people that speaks of one recipient: all of it when there is one
 * recipient only, else the paragraphs that name him and what follows until another is named.
 */
final class RecipientText {

  private static final int LONGEST = 8_000;
  private static final int MOST_RECIPIENTS = 50;

  private RecipientText() {}

  static String of(String text, Optional<MailAddress> recipient, int recipients) {
    if (recipients == 1) {
      return Bounded.text(text.strip(), LONGEST);
    }
    // Reading the text once a recipient is fine for a few, and useless for a thousand.
    return recipient.isEmpty() || recipients > MOST_RECIPIENTS
        ? ""
        : paragraphs(text, recipient.get().toString());
  }

  private static String paragraphs(String text, String address) {
    StringBuilder found = new StringBuilder();
    boolean open = false;
    for (int at = 0; at < text.length() && found.length() < LONGEST; ) {
      int end = text.indexOf("\n\n", at);
      end = end < 0 ? text.length() : end;
      String paragraph = text.substring(at, end).strip();
      boolean names = Ascii.contains(paragraph, address);
      open = names || (open && paragraph.indexOf('@') < 0 && !paragraph.startsWith("--"));
      if (open && !paragraph.isEmpty()) {
        found
            .append(found.length() > 0 ? "\n" : "")
            .append(names ? lines(paragraph, address) : paragraph);
      }
      at = end + 2;
    }
    return Bounded.text(found.toString(), LONGEST);
  }

  /**
   * Within a paragraph, the lines from the one that names the address to the next that names one.
   */
  private static String lines(String paragraph, String address) {
    StringBuilder found = new StringBuilder();
    boolean open = false;
    for (String line : paragraph.split("\n", -1)) {
      boolean names = Ascii.contains(line, address);
      open = names || (open && line.indexOf('@') < 0);
      if (open) {
        found.append(found.length() > 0 ? "\n" : "").append(line.strip());
      }
    }
    return found.toString();
  }
}
