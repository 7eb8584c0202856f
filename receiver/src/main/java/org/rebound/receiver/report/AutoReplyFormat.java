package org.rebound.receiver.report;

import java.util.Locale;
import java.util.Optional;
import org.rebound.receiver.mime.Headers;

/**
 * An answer that a program wrote for a person (RFC 3834): out of office, has left, challenge.
 *
 * <p>Recognised by header fields: Auto-Submitted with any value but {@code no}, or one of the older
 * fields in its place, or an answer of low precedence that no list sent; else by a subject that
 * says so in one of some twenty languages; else by the opening words of an absence or a challenge,
 * unless a list sent it. Tried after all bounce formats, because reports carry Auto-Submitted too.
 */
final class AutoReplyFormat implements Format {

  @Override
  public Optional<Report> read(Letter letter) {
    return isAutoReply(letter.headers())
            || isUnattendedAnswer(letter)
            || AutoReplySigns.areSaid(letter)
            || (!letter.headers().has("List-Unsubscribe") && AutoReplySigns.areInText(letter))
        ? Optional.of(
            new AutoReply(
                "auto-reply",
                AddressText.first(letter.headers().first("From").orElse("")),
                letter.subject(),
                Bounded.text(letter.text().strip(), 8_000),
                letter.original()))
        : Optional.empty();
  }

  /** An answer that asks for none, in the manner of {@code vacation}; lists answer so as well. */
  private static boolean isUnattendedAnswer(Letter letter) {
    Headers headers = letter.headers();
    String precedence = headers.structured("Precedence");
    return AnswerSubject.is(letter.subject())
        && (precedence.equalsIgnoreCase("bulk")
            || precedence.equalsIgnoreCase("junk")
            || headers.has("X-Auto-Response-Suppress"))
        && !headers.has("List-Id")
        && !headers.has("List-Unsubscribe")
        && !headers.has("List-Post");
  }

  private static boolean isAutoReply(Headers headers) {
    String submitted = headers.structured("Auto-Submitted").toLowerCase(Locale.ROOT);
    return !(submitted.isEmpty() || submitted.startsWith("no"))
        || headers.has("X-Autoreply")
        || headers.has("X-Autorespond")
        || headers.structured("Precedence").equalsIgnoreCase("auto_reply");
  }
}
