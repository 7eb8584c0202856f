package org.rebound.receiver.listener;

import java.io.IOException;
import java.util.Optional;

/**
 * DATA (RFC 5321 section 4.1.1.4). Once it has said 354 it reads to the final dot whatever comes,
 * or ends the connection, so that nothing of a message is ever taken for a command.
 */
final class DataVerb implements SmtpVerb {

  private static final String GO_AHEAD = "354 End data with <CR><LF>.<CR><LF>";

  @Override
  public void run(Conversation conversation) {
    Optional<SmtpReply> refusal = refusal(conversation);
    if (refusal.isPresent()) {
      refuse(conversation, refusal.get());
      return;
    }
    conversation.line(GO_AHEAD);
    ListenerParts parts = conversation.parts();
    try (MessageBuffer buffer =
        new MessageBuffer(parts.memory(), parts.settings().maxMessageSize())) {
      receive(conversation, buffer);
    } catch (IOException e) {
      conversation.cutOff();
    }
  }

  private static Optional<SmtpReply> refusal(Conversation conversation) {
    if (!conversation.arguments().isEmpty()) {
      return Optional.of(Replies.BAD_ARGUMENT);
    }
    Optional<Transaction> transaction = conversation.transaction();
    if (transaction.isEmpty()) {
      return Optional.of(Replies.NO_MAIL);
    }
    if (transaction.get().chunks().isPresent()) {
      return Optional.of(Replies.CHUNKS_BEGUN);
    }
    return transaction.get().size() == 0 ? Optional.of(Replies.NO_RECIPIENTS) : Optional.empty();
  }

  /**
   * Nothing may follow DATA before its reply (RFC 2920 section 3.1). If something does, it is a
   * message sent blindly, and the connection must end before its lines are tried as commands.
   */
  private static void refuse(Conversation conversation, SmtpReply reply) {
    if (conversation.wire().isAhead()) {
      conversation.end(reply);
    } else {
      conversation.reply(reply);
    }
  }

  private static void receive(Conversation conversation, MessageBuffer buffer) throws IOException {
    ListenerParts parts = conversation.parts();
    Watch watch = conversation.watch();
    watch.receive(parts.nanos().getAsLong() + parts.settings().messageTimeout().toNanos());
    DotReader reader = new DotReader(buffer);
    while (!reader.isAtEnd()) {
      conversation.wire().read(reader);
      if (buffer.seen() > parts.drainLimit()) {
        conversation.reset();
        conversation.end(Replies.ENDLESS);
        return;
      }
    }
    if (watch.work()) {
      Delivery.finish(conversation, buffer);
    } else {
      conversation.cutOff();
    }
  }
}
