package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/** Finds whom a text report names: behind the words that announce them, else in the header. */
final class Pointers {

  /** Where a report repeats whom the message was sent to: as good as the original's To field. */
  private static final List<String> SENT_TO = List.of(" to:");

  private static final int MOST_TRIES = 5;

  private Pointers() {}

  /** All that a letter in this dialect names, where {@code own} is what {@link #own} found. */
  static List<Mention> read(Letter letter, Dialect dialect, List<Mention> own) {
    List<Mention> named = own;
    if (named.isEmpty() && dialect.shape() != Shape.BRACKETS) {
      named = behind(letter.said(), CommonPointers.ALL);
    }
    List<Mention> all = withHeader(letter, named);
    return all.isEmpty() && dialect.sure() ? behind(letter.said(), SENT_TO) : all;
  }

  /** Those behind words that many systems use, else those of the header or the original. */
  static List<Mention> common(Letter letter, String text) {
    Said said = text.equals(letter.text()) ? letter.said() : KnownPhrases.ALL.in(text);
    return withHeader(letter, behind(said, CommonPointers.ALL));
  }

  /** Those that stand where the dialect itself says. */
  static List<Mention> own(Letter letter, Dialect dialect) {
    return switch (dialect.shape()) {
      case LIST -> behind(letter.said(), dialect.pointers());
      case BRACKETS -> BracketList.read(letter.text());
      case BARE_NAMES -> BareNames.read(letter, dialect.pointers());
    };
  }

  /** The recipients behind the first of the phrases that has any behind it. */
  private static List<Mention> behind(Said said, List<String> phrases) {
    List<Integer> ends = new ArrayList<>();
    for (String phrase : phrases) {
      int end = said.end(phrase);
      if (end >= 0) {
        ends.add(end);
      }
    }
    Collections.sort(ends);
    // A few tries keep the time linear in a text that holds every phrase there is.
    for (int end : ends.subList(0, Math.min(ends.size(), MOST_TRIES))) {
      List<Mention> found = AddressList.read(said.text(), end);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** X-Failed-Recipients is written by the system itself, and wins over what the text seems to. */
  private static List<Mention> withHeader(Letter letter, List<Mention> named) {
    List<MailAddress> failed = NamedRecipients.of(letter);
    if (failed.isEmpty() || (!letter.headers().has("X-Failed-Recipients") && !named.isEmpty())) {
      return named;
    }
    List<Mention> mentions = new ArrayList<>(failed.size());
    for (int i = 0; i < failed.size(); i++) {
      MailAddress address = failed.get(i);
      Optional<Mention> same = named.stream().filter(m -> m.address().equals(address)).findFirst();
      boolean inStep = named.size() == failed.size();
      String words =
          same.map(Mention::words)
              .orElse(inStep ? named.get(i).words() : failed.size() == 1 ? letter.text() : "");
      mentions.add(new Mention(address, Bounded.text(words, Mention.LONGEST_WORDS)));
    }
    return mentions;
  }
}
