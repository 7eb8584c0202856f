package org.rebound.admin.export;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends what a thread does when its time is over, even while it waits for a client that does not
 * read: it is interrupted. Once this is closed the thread is left alone.
 */
final class Deadline implements AutoCloseable {

  private final Thread thread = Thread.currentThread();
  private final ScheduledFuture<?> alarm;
  private volatile boolean over;
  private boolean closed;

  /** Begins for the thread that calls. */
  Deadline(ScheduledExecutorService timer, Duration time) {
    this.alarm = timer.schedule(this::ring, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Looks at the time.
   *
   * @throws InterruptedIOException when it is over
   */
  void check() throws InterruptedIOException {
    if (over) {
      throw new InterruptedIOException("the time of an export is over (exports.timeout)");
    }
  }

  private synchronized void ring() {
    if (!closed) {
      over = true;
      thread.interrupt();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    alarm.cancel(false);
    if (over) {
      Thread.interrupted();
    }
  }
}
