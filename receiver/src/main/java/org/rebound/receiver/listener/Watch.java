package org.rebound.receiver.listener;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What one session is doing and how long it may; shared by its thread and the watchdog.
 *
 * <p>Every change of phase and every order to end is one atomic step, so that a session is never
 * ended between the last octet of a message and its recording. Time is {@link System#nanoTime},
 * which no change of the clock moves.
 */
final class Watch {

  /** How long an ended session has to say so before its socket is cut. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  /** What the watchdog is to do with a session. */
  enum Verdict {
    LEAVE,
    WAKE,
    CUT
  }

  private enum Phase {
    WORKING,
    WAITING,
    RECEIVING,
    WRITING
  }

  private final LongSupplier nanos;
  private final long commandTimeout;
  private final long grace;
  private final long minRate;

  private Phase phase = Phase.WORKING;
  private long deadline;
  private long since;
  private long received;
  private long orderedAt;
  private boolean overdue;
  private Optional<SmtpReply> ending = Optional.empty();

  Watch(ListenerSettings settings, LongSupplier nanos) {
    this.nanos = nanos;
    this.commandTimeout = settings.commandTimeout().toNanos();
    this.grace = settings.dataRateGrace().toNanos();
    this.minRate = settings.minDataRate();
  }

  /** The session waits for a command; false when it is to end instead. */
  synchronized boolean awaitCommand() {
    if (ending.isPresent()) {
      return false;
    }
    phase = Phase.WAITING;
    deadline = nanos.getAsLong() + commandTimeout;
    return true;
  }

  /** The session has its command, or its message; false when a deadline was faster. */
  synchronized boolean work() {
    phase = Phase.WORKING;
    return !overdue;
  }

  /** The session reads a message, which must be complete at {@code until}. */
  synchronized void receive(long until) {
    phase = Phase.RECEIVING;
    deadline = until;
    since = nanos.getAsLong();
    received = 0;
  }

  synchronized void received(int octets) {
    received += octets;
  }

  /** A write begins that may block; returns whether this is the deadline that guards it. */
  synchronized boolean write() {
    if (phase != Phase.WORKING) {
      return false;
    }
    phase = Phase.WRITING;
    deadline = nanos.getAsLong() + commandTimeout;
    return true;
  }

  synchronized void written() {
    phase = Phase.WORKING;
  }

  /** Why the session is to end, if it is. */
  synchronized Optional<SmtpReply> ending() {
    return ending;
  }

  /** Asks the session to end after the message at hand; WAKE when it waits for a command. */
  synchronized Verdict stop() {
    if (ending.isPresent()) {
      return Verdict.LEAVE;
    }
    ending = Optional.of(Replies.STOPPING);
    return phase == Phase.WAITING ? Verdict.WAKE : Verdict.LEAVE;
  }

  /** Looks at the deadlines. WAKE comes once, CUT from one second later on. */
  synchronized Verdict check() {
    long now = nanos.getAsLong();
    if (overdue) {
      return now - orderedAt >= PATIENCE ? Verdict.CUT : Verdict.LEAVE;
    }
    if (phase == Phase.WORKING) {
      return Verdict.LEAVE;
    }
    if (now - deadline >= 0) {
      return expire(now, Replies.TIMED_OUT);
    }
    if (phase == Phase.RECEIVING && isSlow(now - since)) {
      return expire(now, Replies.TOO_SLOW);
    }
    return Verdict.LEAVE;
  }

  private boolean isSlow(long elapsed) {
    return elapsed > grace && received < elapsed / 1_000_000 * minRate / 1000;
  }

  private Verdict expire(long now, SmtpReply reply) {
    overdue = true;
    orderedAt = now;
    ending = Optional.of(ending.orElse(reply));
    return Verdict.WAKE;
  }
}
