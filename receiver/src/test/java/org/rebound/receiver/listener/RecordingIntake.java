package org.rebound.receiver.listener;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rebound.receiver.address.MailAddress;

/** An intake that keeps everything in memory, for recipients at {@code ours.example}. */
final class RecordingIntake implements Intake {

  static final SmtpReply FOREIGN = SmtpReply.permanent(550, "5.7.1", "We do not relay");
  static final SmtpReply TAKEN = SmtpReply.ok(250, "2.0.0", "Taken");

  /** A message as it was handed over. */
  record Taken(Envelope envelope, String content) {}

  /** What to do at end of data. */
  interface Step {
    SmtpReply answer(Taken message);
  }

  private final List<Taken> messages = new CopyOnWriteArrayList<>();
  private final List<MailAddress> asked = new CopyOnWriteArrayList<>();
  private volatile Step step = message -> TAKEN;

  void answerWith(Step newStep) {
    step = newStep;
  }

  List<Taken> messages() {
    return messages;
  }

  List<MailAddress> asked() {
    return asked;
  }

  /** The content of the only message. */
  String content() {
    if (messages.size() != 1) {
      throw new AssertionError("expected one message, got " + messages.size());
    }
    return messages.get(0).content();
  }

  @Override
  public SmtpReply recipient(MailAddress recipient) {
    asked.add(recipient);
    return switch (recipient.domain().toLowerCase(Locale.ROOT)) {
      case "ours.example" -> SmtpReply.ok(250, "2.1.5", "Recipient ok");
      case "broken.example" -> throw new IllegalStateException("secret@broken.example");
      default -> FOREIGN;
    };
  }

  @Override
  public SmtpReply message(Envelope envelope, byte[] content) {
    Taken taken = new Taken(envelope, new String(content, StandardCharsets.ISO_8859_1));
    messages.add(taken);
    return step.answer(taken);
  }
}
