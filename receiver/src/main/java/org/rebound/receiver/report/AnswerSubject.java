package org.rebound.receiver.report;

/** Whether a subject begins with the mark of an answer or of something passed on by a person. */
final class AnswerSubject {

  private static final PhraseSet MARKS =
      new PhraseSet(
          "re:",
          "fw:",
          "fwd:",
          "aw:",
          "wg:",
          "tr:",
          "rv:",
          "enc:",
          "antw:",
          "sv:",
          "vs:",
          "odp:",
          "pd:",
          "i:",
          "r:",
          "\u7b54\u590d:",
          "\u8f6c\u53d1:",
          "\u56de\u590d:",
          "\u7b54\u590d\uff1a",
          "\u8f6c\u53d1\uff1a",
          "\u56de\u590d\uff1a");

  private AnswerSubject() {}

  static boolean is(String subject) {
    return MARKS.matchAt(subject, 0) > 0;
  }
}
