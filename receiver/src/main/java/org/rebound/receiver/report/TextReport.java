package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
      statuses.add(
          new RecipientStatus(
              Optional.of(mention.address()),
              mention.mailedAs(),
              action,
              said.status(),
              RemoteHost.in(mention.words()),
              said.diagnostic(),
              Bounded.text(text, LONGEST_TEXT),
              Optional.empty(),
              Optional.empty(),
              Map.of()));
    }
    if (mentions.isEmpty()) {
      statuses.add(unnamed(action, letter.text().strip()));
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

  private static RecipientStatus unnamed(Action action, String text) {
    ServerWords said = ServerWords.of(text);
    return new RecipientStatus(
        Optional.empty(),
        Optional.empty(),
        action,
        said.status(),
        RemoteHost.in(text),
        said.diagnostic(),
        Bounded.text(text, LONGEST_TEXT),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
