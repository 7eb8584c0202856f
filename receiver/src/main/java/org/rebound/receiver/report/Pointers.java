package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/** Finds whom a text report names: behind the words that announce them, else in the header. */
final class Pointers {

  private Pointers() {}

  static List<Mention> read(Letter letter, Dialect dialect) {
    String text = letter.text();
    List<Mention> named =
        switch (dialect.shape()) {
          case LIST -> behind(text, dialect.pointers());
          case BRACKETS -> BracketList.read(text);
          case BARE_NAMES -> BareNames.read(letter, dialect.pointers());
        };
    if (named.isEmpty() && dialect.shape() != Shape.BRACKETS) {
      named = behind(text, CommonPointers.ALL);
    }
    return withHeader(letter, named);
  }

  /** The recipients behind the first of the phrases that has any behind it. */
  static List<Mention> behind(String text, List<String> phrases) {
    List<Mention> best = List.of();
    int bestAt = Integer.MAX_VALUE;
    for (String phrase : phrases) {
      int end = Phrase.find(text, phrase, 0);
      if (end >= 0 && end < bestAt) {
        List<Mention> found = AddressList.read(text, end);
        if (!found.isEmpty()) {
          best = found;
          bestAt = end;
        }
      }
    }
    return best;
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
