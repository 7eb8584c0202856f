package org.rebound.receiver.report;

import java.util.List;
import java.util.Optional;

/**
 * A bounce of a mail system that no {@link Dialect} knows, in one of several languages.
 *
 * <p>It takes three things: a sender that is a mail system, words for a failed delivery in the
 * subject (or, where the sender calls itself a mail system, at the top of the text), and somebody
 * it is about: named behind announcing words, in a sentence that says what is wrong, in the header,
 * as the only recipient of the original, or as the only address in the text. Where nobody is named,
 * the subject itself must say that delivery failed. The automatic answer of a person is none of
 * this, whatever its null sender.
 */
final class GenericFormat implements Format {

  private static final int OPENING = 400;

  @Override
  public Optional<Report> read(Letter letter) {
    if (!Daemon.mayReport(letter)) {
      return Optional.empty();
    }
    String subject = letter.subject();
    boolean saysSo = FailureWords.inSubject(subject);
    String text = unquoted(letter.text());
    if (!saysSo && !FailureWords.inText(Bounded.text(text, OPENING))) {
      return Optional.empty();
    }
    List<Mention> named = Pointers.common(letter, text);
    if (named.isEmpty() && saysSo) {
      named = BracketList.read(text);
    }
    if (named.isEmpty() && saysSo) {
      named = FailureSentence.read(text);
    }
    if (named.isEmpty() && saysSo) {
      named = FailureSentence.read(subject);
    }
    if (named.isEmpty() && saysSo && Daemon.isNamed(letter)) {
      named = LoneAddress.read(letter, text);
    }
    boolean report = !named.isEmpty() || (saysSo && Daemon.wrote(letter));
    return report ? Optional.of(TextReport.of(letter, "text", named)) : Optional.empty();
  }

  /** The text without lines that somebody quotes in an answer. */
  private static String unquoted(String text) {
    if (text.indexOf('>') < 0) {
      return text;
    }
    StringBuilder own = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int end = TextLines.end(text, at);
      if (text.charAt(at) != '>' || text.startsWith(">>>", at)) {
        own.append(text, at, end).append('\n');
      }
      at = end + 1;
    }
    return own.toString();
  }
}
