package org.rebound.receiver.report;

import java.util.List;

/**
 * Whether a text report only warns that delivery is late and goes on being tried. It looks at the
 * subject and at the text; words for a final failure win over words for a delay.
 */
final class DelayWarning {

  private static final PhraseSet SUBJECT =
      new PhraseSet(
          "(delay)",
          "delayed",
          "delivery delay",
          "not yet been delivered",
          "not yet delivered",
          "delivery warning",
          "notification: warning",
          "warning: could not send",
          "warning: message",
          "still trying",
          "will be retried",
          "\u043e\u0442\u043b\u043e\u0436\u0435\u043d\u0430",
          "verz\u00f6gert",
          "retard\u00e9",
          "\u5ef6\u8fdf",
          "\u9045\u5ef6");

  /** In the text for people, within its lines. */
  static final List<String> TEXT =
      List.of(
          "this is a warning message only",
          "has not yet been delivered",
          "have not yet been delivered",
          "could not yet be delivered",
          "has been delayed",
          "is delayed for",
          "delivery to the following recipients has been delayed",
          "you do not need to resend",
          "only a temporary failure report",
          "this is just a warning",
          "this is only a warning",
          "advisory-only",
          "has been postponed",
          "will continue to try",
          "will keep trying",
          "delivery attempts will continue",
          "message will be retried",
          "no action is required on your part",
          "transient non-fatal errors",
          "noch nicht zugestellt",
          "weitere zustellversuche",
          "n'a pas encore \u00e9t\u00e9 remis",
          "a\u00fan no se ha entregado",
          "\u0431\u0443\u0434\u0435\u0442 \u043f\u043e\u0432\u0442\u043e\u0440\u0435\u043d\u0430");

  private static final PhraseSet FINAL =
      new PhraseSet(
          "failed permanently",
          "permanent error",
          "permanent failure",
          "permanent fatal errors",
          "i've given up",
          "no further attempts will be made",
          "no further delivery attempts",
          "could not be delivered for the last");

  private DelayWarning() {}

  static boolean is(Letter letter) {
    boolean late = SUBJECT.isIn(letter.subject()) || letter.said().anyWithin(Phrase.REACH, TEXT);
    return late && !FINAL.isIn(letter.text());
  }
}
