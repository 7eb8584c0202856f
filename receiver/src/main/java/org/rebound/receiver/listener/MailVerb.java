package org.rebound.receiver.listener;

import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.address.Sender;

/** MAIL (RFC 5321 section 4.1.1.2). The null sender is always taken. */
final class MailVerb implements SmtpVerb {

  @Override
  public void run(Conversation conversation) {
    conversation.reply(begin(conversation));
  }

  private static SmtpReply begin(Conversation conversation) {
    if (conversation.helo().isEmpty()) {
      return Replies.NOT_GREETED;
    }
    if (conversation.transaction().filter(open -> !open.isLost()).isPresent()) {
      return Replies.NESTED_MAIL;
    }
    Optional<EnvelopePath> path = EnvelopePath.read("FROM", conversation.arguments());
    if (path.isEmpty()) {
      return Replies.BAD_SENDER;
    }
    Optional<Map<String, String>> parameters = Parameters.read(path.get().parameters());
    if (parameters.isEmpty()) {
      return Replies.BAD_PARAMETER;
    }
    Optional<SmtpReply> refusal =
        Parameters.refusalOfMail(
            parameters.get(), conversation.parts().settings().maxMessageSize());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    boolean utf8 = parameters.get().containsKey("SMTPUTF8");
    if (path.get().isInternational() && !utf8) {
      return Replies.NEEDS_SMTPUTF8;
    }
    Optional<Sender> sender = sender(path.get().mailbox());
    if (sender.isEmpty()) {
      return Replies.BAD_SENDER;
    }
    conversation.begin(new Transaction(sender.get(), utf8));
    return Replies.SENDER_OK;
  }

  private static Optional<Sender> sender(String mailbox) {
    return mailbox.isEmpty()
        ? Optional.of(Sender.nullSender())
        : MailAddress.parse(mailbox).map(Sender::of);
  }
}
