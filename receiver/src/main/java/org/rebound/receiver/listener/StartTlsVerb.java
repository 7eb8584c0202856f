package org.rebound.receiver.listener;

import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * STARTTLS (RFC 3207). Octets that came with the command in plain text are dropped, and so is all
 * the session knew; a handshake that fails ends the connection.
 */
final class StartTlsVerb implements SmtpVerb {

  private static final Logger log = LoggerFactory.getLogger(StartTlsVerb.class);

  @Override
  public void run(Conversation conversation) {
    Optional<SSLContext> context = conversation.parts().tls();
    if (context.isEmpty()) {
      conversation.reply(Replies.NOT_IMPLEMENTED);
    } else if (conversation.isSecure()) {
      conversation.reply(Replies.TLS_ACTIVE);
    } else if (!conversation.arguments().isEmpty()) {
      conversation.reply(Replies.BAD_ARGUMENT);
    } else {
      handshake(conversation, context.get());
    }
  }

  private static void handshake(Conversation conversation, SSLContext context) {
    conversation.reply(Replies.READY_FOR_TLS);
    Watch watch = conversation.watch();
    conversation.replies().send();
    if (!watch.awaitCommand()) {
      conversation.end();
      return;
    }
    try {
      SSLSocket secured = conversation.socket().secure(context);
      conversation.wire().switchTo(secured.getInputStream());
      conversation.replies().switchTo(secured.getOutputStream());
      conversation.secured();
    } catch (IOException e) {
      log.debug("session {}: no TLS: {}", conversation.id(), e.toString());
      conversation.end();
    }
    watch.work();
  }
}
