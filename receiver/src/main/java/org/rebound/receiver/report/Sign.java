package org.rebound.receiver.report;

import java.util.List;
import java.util.stream.Stream;

/** By what a mail system's own way of reporting is known: cheap to look at, read from nothing. */
@FunctionalInterface
interface Sign {

  boolean in(Letter letter);

  /** The phrases that it looks for in the text for people. */
  default List<String> phrases() {
    return List.of();
  }

  /** One of the phrases stands at the top of the text for people. */
  static Sign top(String... phrases) {
    return new Top(List.of(phrases));
  }

  static Sign subject(String... words) {
    PhraseSet set = new PhraseSet(words);
    return letter -> set.isIn(letter.subject());
  }

  static Sign sender(String... words) {
    PhraseSet set = new PhraseSet(words);
    return letter -> set.isIn(letter.sender());
  }

  static Sign field(String name) {
    return letter -> letter.headers().has(name);
  }

  static Sign field(String name, String... words) {
    PhraseSet set = new PhraseSet(words);
    return letter -> set.isIn(letter.headers().first(name).orElse(""));
  }

  default Sign and(Sign other) {
    return new Both(this, other);
  }

  default Sign or(Sign other) {
    return new Either(this, other);
  }

  /** Words at the top of the text. */
  record Top(List<String> phrases) implements Sign {
    @Override
    public boolean in(Letter letter) {
      return letter.opensWith(phrases);
    }
  }

  /** Two signs that must both be there. */
  record Both(Sign one, Sign other) implements Sign {
    @Override
    public boolean in(Letter letter) {
      return one.in(letter) && other.in(letter);
    }

    @Override
    public List<String> phrases() {
      return Stream.of(one, other).flatMap(sign -> sign.phrases().stream()).toList();
    }
  }

  /** Two signs of which one is enough. */
  record Either(Sign one, Sign other) implements Sign {
    @Override
    public boolean in(Letter letter) {
      return one.in(letter) || other.in(letter);
    }

    @Override
    public List<String> phrases() {
      return Stream.of(one, other).flatMap(sign -> sign.phrases().stream()).toList();
    }
  }
}
