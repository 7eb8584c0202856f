package org.rebound.receiver.report;

import java.util.Locale;

/** By what a mail system's own way of reporting is known: cheap to look at, read from nothing. */
@FunctionalInterface
interface Sign {

  boolean in(Letter letter);

  /** One of the phrases stands at the top of the text for people. */
  static Sign top(String... phrases) {
    return letter -> Phrase.containsAny(letter.top(), phrases);
  }

  static Sign subject(String... words) {
    return letter -> Ascii.containsAny(letter.subject(), words);
  }

  static Sign sender(String... words) {
    return letter -> Ascii.containsAny(letter.headers().first("From").orElse(""), words);
  }

  static Sign field(String name) {
    return letter -> letter.headers().has(name);
  }

  static Sign field(String name, String... words) {
    return letter ->
        Ascii.containsAny(letter.headers().first(name).orElse("").toLowerCase(Locale.ROOT), words);
  }

  default Sign and(Sign other) {
    return letter -> in(letter) && other.in(letter);
  }

  default Sign or(Sign other) {
    return letter -> in(letter) || other.in(letter);
  }
}
