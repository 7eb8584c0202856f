package org.rebound.receiver.listener;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session from greeting to close: what the peer has said so far, and the way to answer it. All
 * but {@link #stop}, {@link #check} and {@link #cut} is for the session's thread only.
 */
final class Conversation {

  private static final Logger log = LoggerFactory.getLogger(Conversation.class);

  private final ListenerParts parts;
  private final SessionSocket socket;
  private final WireInput wire;
  private final ReplyStream replies;
  private final Watch watch;
  private final VerbStream verbs;
  private final InetAddress peer;
  private final Runnable atEnd;
  private final AtomicBoolean left = new AtomicBoolean();
  private volatile boolean running;

  private String id = "new";
  private String arguments = "";
  private Optional<String> helo = Optional.empty();
  private Optional<Transaction> transaction = Optional.empty();
  private boolean secure;
  private boolean over;
  private boolean lingering;
  private int errors;
  private int commands;

  Conversation(
      ListenerParts parts,
      SessionSocket socket,
      WireInput wire,
      ReplyStream replies,
      Watch watch,
      Runnable atEnd) {
    this.parts = parts;
    this.socket = socket;
    this.wire = wire;
    this.replies = replies;
    this.watch = watch;
    this.atEnd = atEnd;
    this.peer = socket.getInetAddress();
    this.verbs = new VerbStream(new CommandGate(this, wire, watch));
  }

  ListenerParts parts() {
    return parts;
  }

  SessionSocket socket() {
    return socket;
  }

  InputStream verbs() {
    return verbs;
  }

  ReplyStream replies() {
    return replies;
  }

  WireInput wire() {
    return wire;
  }

  Watch watch() {
    return watch;
  }

  InetAddress peer() {
    return peer;
  }

  String id() {
    return id;
  }

  void name(String sessionId) {
    id = sessionId;
  }

  /** The session's thread has it from now on, and will call {@link #leave}. */
  void run() {
    running = true;
  }

  /** A socket closed before any thread had the session leaves at once. */
  void socketClosed() {
    if (!running) {
      leave();
    }
  }

  /** Gives the session's place to somebody else; more than once does no harm. */
  void leave() {
    if (left.compareAndSet(false, true)) {
      atEnd.run();
    }
  }

  /** What stood behind the verb of the command at hand. */
  String arguments() {
    return arguments;
  }

  void command(String newArguments) {
    arguments = newArguments;
    commands++;
  }

  /** What the peer called itself, once it has. */
  Optional<String> helo() {
    return helo;
  }

  /** EHLO or HELO: a new beginning (RFC 5321 section 4.1.4). */
  void greet(String name) {
    reset();
    helo = Optional.of(name);
  }

  Optional<Transaction> transaction() {
    return transaction;
  }

  void begin(Transaction begun) {
    reset();
    transaction = Optional.of(begun);
  }

  /** Forgets sender, recipients and whatever there was of a message. */
  void reset() {
    transaction.ifPresent(Transaction::close);
    transaction = Optional.empty();
  }

  boolean isSecure() {
    return secure;
  }

  /** TLS is on: all that was said in plain text is forgotten (RFC 3207 section 4.2). */
  void secured() {
    reset();
    helo = Optional.empty();
    secure = true;
  }

  /** A message was answered: the peer makes progress. */
  void answered(SmtpReply reply) {
    commands = 0;
    if (reply.isAccepted()) {
      errors = 0;
    }
    reply(reply);
  }

  /** Answers a command; 421 ends the conversation. */
  void reply(SmtpReply reply) {
    if (!reply.isAccepted()) {
      parts.metrics().rejected(reply);
      errors += reply.code() >= 500 ? 1 : 0;
    }
    line(reply.toString());
    if (reply.code() == 421) {
      over = true;
      lingering = true;
    }
  }

  /** Writes a reply of any shape; lines within it end with CRLF. */
  void line(String text) {
    if (log.isDebugEnabled()) {
      log.debug("session {} > {}", id, Printable.of(text));
    }
    byte[] octets = (text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    replies.write(octets, 0, octets.length);
  }

  /** Answers and ends; what the peer may still send is dropped. */
  void end(SmtpReply reply) {
    if (!over) {
      reply(reply);
      over = true;
      lingering = !reply.isAccepted();
    }
  }

  /** Ends without a word. */
  void end() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  /** The reply for a peer that has erred too often, or done nothing useful for too long. */
  Optional<SmtpReply> limitReached() {
    if (errors >= parts.settings().maxErrors()) {
      return Optional.of(Replies.TOO_MANY_ERRORS);
    }
    return commands >= parts.settings().maxCommands()
        ? Optional.of(Replies.TOO_MANY_COMMANDS)
        : Optional.empty();
  }

  /** The connection ended within a message, of which nothing is kept. */
  void cutOff() {
    reset();
    end(watch.ending().orElse(Replies.CUT_OFF));
  }

  /** Sends the last replies; the session's thread is about to close the socket. */
  void finish() {
    reset();
    over = true;
    replies.finish();
    if (lingering) {
      socket.linger(wire);
    }
  }

  /** Lets the session end after the message at hand; called by whoever stops the listener. */
  void stop() {
    act(watch.stop());
  }

  /** Holds the session to its deadlines; called by the watchdog, never blocks. */
  void check() {
    Watch.Verdict verdict = watch.check();
    if (verdict == Watch.Verdict.WAKE) {
      parts.metrics().overdue().mark();
    }
    act(verdict);
  }

  /** Closes the connection at once; the session's thread finds out by itself. */
  void cut() {
    socket.cut();
  }

  private void act(Watch.Verdict verdict) {
    if (verdict == Watch.Verdict.WAKE) {
      // The session's thread sees the end of its input, says 421 itself and closes.
      socket.wake();
    } else if (verdict == Watch.Verdict.CUT) {
      socket.cut();
    }
  }
}
