package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * The text of sendmail and of the many that write like it: a list under {@code ----- The following
 * addresses had permanent fatal errors -----}, and {@code ----- Transcript of session follows
 * -----}.
 *
 * <p>The list says who failed; the dialogue says why. Where there is no list, as before version 8,
 * those count whom the dialogue names. A list entry {@code (expanded from: <a@b>)} was mailed as
 * {@code a@b}.
 */
final class SendmailFormat implements Format {

  static final String TRANSCRIPT = "transcript of session follows";
  static final String LIST = "addresses had";

  @Override
  public Optional<Report> read(Letter letter) {
    boolean recognised =
        Daemon.mayReport(letter)
            && letter.opensWith(List.of(TRANSCRIPT, LIST))
            && (isDrawn(letter.top(), TRANSCRIPT) || isDrawn(letter.top(), LIST + " "));
    return recognised ? report(letter) : Optional.empty();
  }

  private static Optional<Report> report(Letter letter) {
    String text = letter.text();
    int session = Phrase.find(text, TRANSCRIPT, 0);
    String head = session < 0 ? text : text.substring(0, session);
    Transcript transcript = Transcript.read(session < 0 ? "" : text.substring(session));
    List<Mention> mentions = new ArrayList<>();
    for (Mention listed : listed(head)) {
      mentions.add(
          new Mention(listed.address(), transcript.replies(listed.address()).strip())
              .and(listed.words())
              .mailedAs(ExpandedFrom.in(listed.words())));
    }
    if (mentions.isEmpty()) {
      transcript
          .refused()
          .forEach(
              (address, unused) -> mentions.add(new Mention(address, transcript.replies(address))));
    }
    Optional<Report> nested =
        mentions.isEmpty()
            ? NestedReport.read(letter, new DeliveryStatusFormat())
            : Optional.empty();
    if (nested.isPresent()) {
      return nested;
    }
    if (mentions.isEmpty()) {
      for (MailAddress address : NamedRecipients.of(letter)) {
        String replies = transcript.replies(address);
        mentions.add(new Mention(address, replies.isEmpty() ? text : replies));
      }
    }
    return mentions.isEmpty()
        ? Optional.empty()
        : Optional.of(TextReport.of(letter, "sendmail", mentions));
  }

  /** The entries of the list; a line that is a program is named by what it was expanded from. */
  private static List<Mention> listed(String head) {
    int at = Phrase.find(head, LIST + " ", 0);
    if (at < 0) {
      return List.of();
    }
    int lineEnd = TextLines.end(head, at);
    List<Mention> list = AddressList.read(head, Math.min(lineEnd, head.length()));
    return list.isEmpty()
        ? ExpandedFrom.in(head.substring(lineEnd))
            .map(address -> List.of(new Mention(address, head.substring(lineEnd).strip())))
            .orElse(List.of())
        : list;
  }

  /** Whether the words stand in a line that begins with dashes. */
  private static boolean isDrawn(String text, String words) {
    int end = Phrase.find(text, words, 0);
    if (end < 0) {
      return false;
    }
    int start = text.lastIndexOf('\n', end - words.length()) + 1;
    return text.substring(start, end).strip().startsWith("--");
  }
}
