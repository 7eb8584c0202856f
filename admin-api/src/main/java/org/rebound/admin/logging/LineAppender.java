package org.rebound.admin.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Writes lines by a thread of its own, so that whoever reads them can hold up nobody: a bounce that
 * is in the database is answered whether or not its line is written. Of the lines that find no room
 * each is counted, and a line says how many there were once there is room again. The last quarter
 * of the room is for warnings and errors. Safe for threads.
 */
final class LineAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

  static final int ROOM = 8_192;

  private static final int FOR_WARNINGS = ROOM / 4;
  private static final Duration LAST_LINES = Duration.ofSeconds(2);

  private final Layout<ILoggingEvent> layout;
  private final PrintStream out;
  private final LongAdder dropped;
  private final BlockingQueue<ILoggingEvent> waiting = new ArrayBlockingQueue<>(ROOM);
  private final Thread thread = new Thread(this::write, "rebound-log");
  private volatile boolean ending;
  private long told;

  LineAppender(Layout<ILoggingEvent> layout, PrintStream out, LongAdder dropped) {
    this.layout = layout;
    this.out = out;
    this.dropped = dropped;
    this.told = dropped.sum();
    this.thread.setDaemon(true);
  }

  @Override
  public void start() {
    super.start();
    thread.start();
  }

  @Override
  protected void append(ILoggingEvent event) {
    event.prepareForDeferredProcessing();
    boolean room =
        event.getLevel().isGreaterOrEqual(Level.WARN) || waiting.remainingCapacity() > FOR_WARNINGS;
    if (!room || !waiting.offer(event)) {
      dropped.increment();
    }
  }

  private void write() {
    try {
      while (!ending || !waiting.isEmpty()) {
        ILoggingEvent event = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (event != null) {
          line(event);
        }
        if (waiting.isEmpty()) {
          tellDropped();
          out.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void line(ILoggingEvent event) {
    try {
      byte[] line = layout.doLayout(event).getBytes(StandardCharsets.UTF_8);
      out.write(line, 0, line.length);
    } catch (RuntimeException e) {
      dropped.increment(); // one line less, but the next ones are written
    }
  }

  private void tellDropped() {
    long sum = dropped.sum();
    if (sum > told && getContext() instanceof LoggerContext context) {
      long lines = sum - told;
      told = sum;
      line(
          new LoggingEvent(
              LineAppender.class.getName(),
              context.getLogger(LineAppender.class),
              Level.WARN,
              "{} lines of the log were dropped: what reads the standard output is too slow",
              null,
              new Object[] {lines}));
    }
  }

  /** Writes what waits, for two seconds at most. */
  @Override
  public void stop() {
    super.stop();
    ending = true;
    try {
      thread.join(LAST_LINES.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
