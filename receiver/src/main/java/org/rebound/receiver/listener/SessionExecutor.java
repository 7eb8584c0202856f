package org.rebound.receiver.listener;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.server.Session;

/**
 * Runs SubEthaSMTP's sessions and knows which are open. Waiting for its end is bounded, because
 * SubEthaSMTP waits for ever.
 */
final class SessionExecutor extends AbstractExecutorService {

  private static final Logger log = LoggerFactory.getLogger(SessionExecutor.class);

  private final ExecutorService threads;
  private final OpenSessions sessions;

  SessionExecutor(ExecutorService threads, OpenSessions sessions) {
    this.threads = threads;
    this.sessions = sessions;
  }

  @Override
  public void execute(Runnable task) {
    Conversation conversation = ((SessionSocket) ((Session) task).getSocket()).conversation();
    conversation.run();
    sessions.add(conversation);
    try {
      threads.execute(() -> run(task, conversation));
    } catch (RejectedExecutionException e) {
      end(conversation);
      throw e;
    }
  }

  private void run(Runnable task, Conversation conversation) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // SubEthaSMTP has logged it and answered 421.
      log.debug("session {} failed", conversation.id(), e);
    } finally {
      end(conversation);
    }
  }

  private void end(Conversation conversation) {
    conversation.leave();
    sessions.remove(conversation);
  }

  @Override
  public void shutdown() {
    threads.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return threads.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return threads.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return threads.isTerminated();
  }

  /** Waits no longer than a tenth of a second, whatever is asked. */
  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return threads.awaitTermination(Math.min(100, unit.toMillis(timeout)), TimeUnit.MILLISECONDS);
  }
}
