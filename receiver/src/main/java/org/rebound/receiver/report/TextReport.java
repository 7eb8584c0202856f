package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.status.EnhancedStatusCode;

/** Makes a {@link DeliveryReport} of what a text report says of the recipients that it names. */
final class TextReport {

  private static final int LONGEST_TEXT = 8_000;

  private TextReport() {}

  /** A report that names nobody has one status without an address: the return path may know. */
  static DeliveryReport of(Letter letter, String format, List<Mention> mentions) {
    Action action = DelayWarning.is(letter) ? Action.DELAYED : Action.FAILED;
    List<RecipientStatus> statuses = new ArrayList<>(mentions.size());
    for (Mention mention : mentions) {
      ServerWords said = ServerWords.of(mention.words());
      String text = mentions.size() == 1 ? letter.text().strip() : mention.words();
      Optional<EnhancedStatusCode> status = said.status();
      statuses.add(
          status(Optional.of(mention.address()), action, status, mention.words(), said, text));
    }
    if (mentions.isEmpty()) {
      String text = letter.text().strip();
      ServerWords said = ServerWords.of(text);
      statuses.add(status(Optional.empty(), action, said.status(), text, said, text));
    }
    return new DeliveryReport(
        format,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        statuses,
        letter.text(),
        letter.isDoubleBounce(),
        letter.original());
  }

  private static RecipientStatus status(
      Optional<MailAddress> recipient,
      Action action,
      Optional<EnhancedStatusCode> status,
      String words,
      ServerWords said,
      String text) {
    return new RecipientStatus(
        recipient,
        Optional.empty(),
        action,
        status,
        RemoteHost.in(words),
        said.diagnostic(),
        Bounded.text(text, LONGEST_TEXT),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
