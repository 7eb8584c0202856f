package org.rebound.receiver.report;

import java.util.stream.Stream;

/**
 * The vocabulary of all text formats: whatever the dialects are known by, and whatever announces a
 * recipient, is found in one pass over a letter's text, however many dialects there are.
 */
final class KnownPhrases {

  static final Vocabulary ALL =
      new Vocabulary(
          Stream.of(
                  Dialects.ALL.stream().flatMap(dialect -> dialect.sign().phrases().stream()),
                  Dialects.ALL.stream().flatMap(dialect -> dialect.pointers().stream()),
                  CommonPointers.ALL.stream(),
                  DelayWarning.TEXT.stream(),
                  Stream.of(SendmailFormat.TRANSCRIPT, SendmailFormat.LIST))
              .flatMap(phrases -> phrases)
              .toList());

  private KnownPhrases() {}
}
