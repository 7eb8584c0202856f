package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.List;
import org.rebound.receiver.address.MailAddress;

/**
 * Recipients that are named in the line that says what is wrong with them, such as {@code User's
 * mailbox is full: <a@b>} or {@code a@b: no such user}. One pass over the lines.
 */
final class FailureSentence {

  private static final int MOST = 50;

  private FailureSentence() {}

  static List<Mention> read(String text) {
    List<Mention> found = new ArrayList<>();
    String reach = Bounded.text(text, Phrase.REACH);
    for (int at = 0; at < reach.length() && found.size() < MOST; ) {
      int end = TextLines.end(reach, at);
      String line = reach.substring(at, end);
      if (line.indexOf('@') >= 0 && FailureWords.inText(line)) {
        for (MailAddress address : AddressText.all(line, 1)) {
          boolean known = found.stream().anyMatch(mention -> mention.address().equals(address));
          if (!known) {
            found.add(new Mention(address, paragraph(reach, at)));
          }
        }
      }
      at = end + 1;
    }
    return found;
  }

  private static String paragraph(String text, int from) {
    int end = text.indexOf("\n\n", from);
    return Bounded.text(
        text.substring(from, end < 0 ? text.length() : end).strip(), Mention.LONGEST_WORDS);
  }
}
