package org.rebound.receiver.listener;

import java.util.EnumMap;
import java.util.Map;

/** Which command does what. */
final class Verbs {

  private static final int LONGEST_NAME = 255;

  private Verbs() {}

  static Map<Verb, SmtpVerb> all() {
    Map<Verb, SmtpVerb> all = new EnumMap<>(Verb.class);
    all.put(Verb.EHLO, Verbs::ehlo);
    all.put(Verb.HELO, Verbs::helo);
    all.put(Verb.MAIL, new MailVerb());
    all.put(Verb.RCPT, new RcptVerb());
    all.put(Verb.DATA, new DataVerb());
    all.put(Verb.BDAT, new BdatVerb());
    all.put(Verb.RSET, Verbs::rset);
    all.put(Verb.NOOP, conversation -> conversation.reply(Replies.DONE));
    all.put(Verb.VRFY, Verbs::vrfy);
    all.put(Verb.EXPN, conversation -> conversation.reply(Replies.NOT_IMPLEMENTED));
    all.put(Verb.HELP, conversation -> conversation.reply(Replies.HELP));
    all.put(Verb.QUIT, Verbs::quit);
    all.put(Verb.STARTTLS, new StartTlsVerb());
    return all;
  }

  private static void ehlo(Conversation conversation) {
    if (!greet(conversation)) {
      return;
    }
    ListenerParts parts = conversation.parts();
    StringBuilder reply = new StringBuilder(200);
    reply.append("250-").append(parts.settings().hostName()).append("\r\n250-PIPELINING");
    reply.append("\r\n250-SIZE ").append(parts.settings().maxMessageSize());
    if (parts.tls().isPresent() && !conversation.isSecure()) {
      reply.append("\r\n250-STARTTLS");
    }
    reply.append("\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n250 CHUNKING");
    conversation.line(reply.toString());
  }

  private static void helo(Conversation conversation) {
    if (greet(conversation)) {
      conversation.line("250 " + conversation.parts().settings().hostName());
    }
  }

  /**
   * Takes any name: what a peer calls itself proves nothing, and refusing it would lose bounces.
   */
  private static boolean greet(Conversation conversation) {
    String name = conversation.arguments();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      conversation.reply(Replies.BAD_ARGUMENT);
      return false;
    }
    conversation.greet(name);
    return true;
  }

  private static void rset(Conversation conversation) {
    if (!conversation.arguments().isEmpty()) {
      conversation.reply(Replies.BAD_ARGUMENT);
      return;
    }
    conversation.reset();
    conversation.reply(Replies.DONE);
  }

  /** Never says whether an address exists (RFC 5321 section 7.3). */
  private static void vrfy(Conversation conversation) {
    conversation.reply(
        conversation.arguments().isEmpty() ? Replies.BAD_ARGUMENT : Replies.CANNOT_VERIFY);
  }

  private static void quit(Conversation conversation) {
    conversation.end(Replies.CLOSING);
  }
}
