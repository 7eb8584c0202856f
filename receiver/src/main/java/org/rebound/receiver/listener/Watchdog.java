package org.rebound.receiver.listener;

import java.time.Duration;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that holds all sessions to their deadlines; nothing it does blocks. */
final class Watchdog implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
  private static final long SELDOM = 500;

  private final OpenSessions sessions;
  private final long pause;
  private final Thread thread = new Thread(this::watch, "smtp-watchdog");

  /** Looks often enough to be late by a quarter of the shortest deadline at most. */
  Watchdog(OpenSessions sessions, ListenerSettings settings) {
    this.sessions = sessions;
    long shortest =
        Stream.of(settings.commandTimeout(), settings.messageTimeout(), settings.dataRateGrace())
            .mapToLong(Duration::toMillis)
            .min()
            .orElse(SELDOM);
    this.pause = Math.max(10, Math.min(SELDOM, shortest / 4));
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(pause);
        sessions.forEach(Watchdog::look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void look(Conversation conversation) {
    try {
      conversation.check();
    } catch (RuntimeException e) {
      // One odd session must not end the watch over all others.
      log.error("session {} could not be checked", conversation.id(), e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
