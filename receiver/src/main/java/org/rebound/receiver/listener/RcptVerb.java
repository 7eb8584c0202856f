package org.rebound.receiver.listener;

import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** RCPT (RFC 5321 section 4.1.1.3). Whether a well-formed recipient is taken, the intake says. */
final class RcptVerb implements SmtpVerb {

  private static final Logger log = LoggerFactory.getLogger(RcptVerb.class);

  @Override
  public void run(Conversation conversation) {
    conversation.reply(add(conversation));
  }

  private static SmtpReply add(Conversation conversation) {
    Optional<Transaction> open = conversation.transaction();
    if (open.isEmpty()) {
      return Replies.NO_MAIL;
    }
    Transaction transaction = open.get();
    if (transaction.chunks().isPresent()) {
      return Replies.CHUNKS_BEGUN;
    }
    Optional<EnvelopePath> path = EnvelopePath.read("TO", conversation.arguments());
    if (path.isEmpty()) {
      return Replies.BAD_RECIPIENT;
    }
    Optional<Map<String, String>> parameters = Parameters.read(path.get().parameters());
    if (parameters.isEmpty()) {
      return Replies.BAD_PARAMETER;
    }
    Optional<SmtpReply> refusal = Parameters.refusalOfRecipient(parameters.get());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (path.get().isInternational() && !transaction.isUtf8()) {
      return Replies.NEEDS_SMTPUTF8;
    }
    Optional<MailAddress> recipient = recipient(conversation, path.get().mailbox());
    return recipient.isEmpty()
        ? Replies.BAD_RECIPIENT
        : add(conversation, transaction, recipient.get());
  }

  private static SmtpReply add(
      Conversation conversation, Transaction transaction, MailAddress recipient) {
    if (transaction.has(recipient)) {
      return Replies.RECIPIENT_KNOWN;
    }
    if (transaction.size() >= conversation.parts().settings().maxRecipients()) {
      return Replies.TOO_MANY_RECIPIENTS;
    }
    SmtpReply reply = ask(conversation, recipient);
    if (reply.isAccepted()) {
      transaction.add(recipient);
    }
    return reply;
  }

  private static SmtpReply ask(Conversation conversation, MailAddress recipient) {
    try {
      return conversation.parts().intake().recipient(recipient);
    } catch (RuntimeException e) {
      Failures.log(log, conversation.id(), "recipient", e);
      return Replies.LOCAL_ERROR;
    }
  }

  private static Optional<MailAddress> recipient(Conversation conversation, String mailbox) {
    return mailbox.equalsIgnoreCase("postmaster")
        ? Optional.of(conversation.parts().postmaster())
        : MailAddress.parse(mailbox);
  }
}
