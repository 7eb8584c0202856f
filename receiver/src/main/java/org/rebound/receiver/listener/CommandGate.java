package org.rebound.receiver.listener;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets through what is a command, and answers everything else itself: lines that are too long, not
 * ended by CRLF, unreadable or unknown, and peers that err too often, come too late or speak
 * something else than SMTP.
 */
final class CommandGate {

  private static final Logger log = LoggerFactory.getLogger(CommandGate.class);

  /** First words of other protocols, whose further lines must not be tried as commands. */
  private static final Set<String> OTHER_PROTOCOLS =
      Set.of("GET", "POST", "PUT", "CONNECT", "OPTIONS", "PROXY");

  private static final Set<String> NOT_IMPLEMENTED =
      Set.of("AUTH", "ETRN", "TURN", "ATRN", "SEND", "SOML", "SAML", "BURL", "XCLIENT", "XFORWARD");

  private final Conversation conversation;
  private final WireInput wire;
  private final Watch watch;

  CommandGate(Conversation conversation, WireInput wire, Watch watch) {
    this.conversation = conversation;
    this.wire = wire;
    this.watch = watch;
  }

  /** Waits for the next command; nothing when the conversation is over. */
  Optional<Verb> next() {
    Optional<Verb> verb = Optional.empty();
    while (verb.isEmpty() && !conversation.isOver()) {
      try {
        watch.ending().ifPresent(conversation::end);
        if (!conversation.isOver()) {
          verb = admit(wire.line());
        }
      } catch (WireInput.BreachException e) {
        conversation.end(e.reply());
      } catch (IOException e) {
        log.debug("session {}: no more commands: {}", conversation.id(), e.toString());
        watch.ending().ifPresentOrElse(conversation::end, conversation::end);
      }
    }
    return verb;
  }

  private Optional<Verb> admit(String line) {
    if (!watch.work()) {
      watch.ending().ifPresent(conversation::end);
      return Optional.empty();
    }
    if (log.isDebugEnabled()) {
      log.debug("session {} < {}", conversation.id(), Printable.of(line));
    }
    Optional<SmtpReply> limit = conversation.limitReached();
    if (limit.isPresent()) {
      conversation.end(limit.get());
      return Optional.empty();
    }
    if (!isReadable(line)) {
      conversation.reply(Replies.UNREADABLE);
      return Optional.empty();
    }
    Optional<Verb> verb = Verb.of(line);
    if (verb.isEmpty()) {
      refuse(Verb.first(line));
    } else {
      conversation.command(line.substring(verb.get().name().length()).strip());
    }
    return verb;
  }

  private void refuse(String word) {
    if (OTHER_PROTOCOLS.contains(word)) {
      conversation.end(Replies.NOT_SMTP);
    } else {
      conversation.reply(
          NOT_IMPLEMENTED.contains(word) ? Replies.NOT_IMPLEMENTED : Replies.UNKNOWN_COMMAND);
    }
  }

  /** No control characters but tab, and nothing that was not UTF-8. */
  private static boolean isReadable(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if ((c < ' ' && c != '\t') || (c >= 0x7f && (c < 0xa0 || c == '\ufffd'))) {
        return false;
      }
    }
    return true;
  }
}
