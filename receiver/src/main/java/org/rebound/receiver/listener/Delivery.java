package org.rebound.receiver.listener;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a message: hands it to the intake, answers, and ends the transaction. */
final class Delivery {

  private static final Logger log = LoggerFactory.getLogger(Delivery.class);

  private Delivery() {}

  /** Answers the message in {@code buffer}, and makes room for the next MAIL. */
  static void finish(Conversation conversation, MessageBuffer buffer) {
    ListenerMetrics metrics = conversation.parts().metrics();
    metrics.octets().mark(buffer.seen());
    long begin = System.nanoTime();
    SmtpReply reply = deliver(conversation, buffer);
    metrics.answer().addNanoseconds(System.nanoTime() - begin);
    buffer.close();
    conversation.reset();
    metrics.answered(reply);
    conversation.answered(reply);
  }

  private static SmtpReply deliver(Conversation conversation, MessageBuffer buffer) {
    Optional<byte[]> content = buffer.join();
    if (content.isEmpty()) {
      return buffer.refusal().orElse(Replies.NO_MEMORY);
    }
    Transaction transaction = conversation.transaction().orElseThrow();
    Envelope envelope =
        new Envelope(
            conversation.id(),
            conversation.peer(),
            conversation.helo().orElseThrow(),
            transaction.sender(),
            transaction.recipients(),
            conversation.parts().clock().instant());
    try {
      return conversation.parts().intake().message(envelope, content.get());
    } catch (RuntimeException | StackOverflowError e) {
      Failures.log(log, conversation.id(), "message", e);
      return Replies.LOCAL_ERROR;
    }
  }
}
