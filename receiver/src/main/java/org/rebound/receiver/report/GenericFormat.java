package org.rebound.receiver.report;

import java.util.List;
import java.util.Optional;

/**
 * A bounce of a mail system that no {@link Dialect} knows, in one of several languages.
 *
 * <p>It takes three things: a sender that is a mail system, words for a failed delivery in the
 * subject (or, where the sender calls itself a mail system, at the top of the text), and somebody
 * it is about: named behind announcing words, in a sentence that says what is wrong, in the header,
 * or as the only recipient of the original. Where nobody is named, the subject itself must say that
 * delivery failed. The automatic answer of a person is none of this, whatever its null sender.
 */
final class GenericFormat implements Format {

  @Override
  public Optional<Report> read(Letter letter) {
    String subject = letter.subject();
    boolean saysSo = FailureWords.inSubject(subject);
    boolean daemon = Daemon.isNamed(letter);
    boolean mayBe =
        saysSo
            ? daemon || Daemon.wrote(letter) || Daemon.isUnattended(letter)
            : daemon && FailureWords.inText(letter.top());
    if (!mayBe || Daemon.isPassedOn(letter)) {
      return Optional.empty();
    }
    List<Mention> named = Pointers.common(letter);
    if (named.isEmpty()) {
      named = BracketList.read(letter.text());
    }
    if (named.isEmpty()) {
      named = FailureSentence.read(letter.text());
    }
    if (named.isEmpty() && saysSo) {
      named = FailureSentence.read(subject);
    }
    boolean report = !named.isEmpty() || (saysSo && Daemon.wrote(letter));
    return report ? Optional.of(TextReport.of(letter, "text", named)) : Optional.empty();
  }
}
