package org.rebound.receiver.listener;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.rebound.receiver.measure.Buckets;
import org.rebound.receiver.measure.LabelledCounter;

/** A listener on a free port of loopback, with an intake that records. */
final class RunningListener implements AutoCloseable {

  private final RecordingIntake intake = new RecordingIntake();
  private final MetricRegistry metrics = new MetricRegistry();
  private final Listener listener;

  RunningListener() {
    this(settings -> settings);
  }

  RunningListener(UnaryOperator<ListenerSettings.Builder> change) {
    this(change, Clock.systemUTC());
  }

  RunningListener(UnaryOperator<ListenerSettings.Builder> change, Clock clock) {
    ListenerSettings.Builder settings =
        ListenerSettings.builder()
            .port(0)
            .hostName("ours.example")
            .drainTime(Duration.ofSeconds(5));
    listener = new Listener(change.apply(settings).build(), intake, metrics, clock);
    listener.start();
  }

  RecordingIntake intake() {
    return intake;
  }

  Listener listener() {
    return listener;
  }

  int port() {
    return listener.port();
  }

  SmtpClient connect() throws IOException {
    return new SmtpClient(listener.port());
  }

  SmtpClient greeted() throws IOException {
    return SmtpClient.greeted(listener.port());
  }

  long count(String name) {
    if (metrics.getMetrics().get("smtp." + name) instanceof LabelledCounter counter) {
      return counter.counts().values().stream().mapToLong(Long::longValue).sum();
    }
    return metrics.meter("smtp." + name).getCount();
  }

  /** Messages that were answered with a code of this class. */
  long answered(int replyClass) {
    return LabelledCounter.in(metrics, "smtp.messages").counts().entrySet().stream()
        .filter(count -> count.getKey().get(0).startsWith(Integer.toString(replyClass)))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  long level(String counter) {
    return metrics.counter("smtp." + counter).getCount();
  }

  long timed() {
    return Buckets.in(metrics, "smtp.message.answer").count();
  }

  /** Waits until something becomes true that must become true. */
  static void await(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - until > 0) {
        throw new AssertionError("did not happen within 20 seconds");
      }
      Thread.sleep(5);
    }
  }

  /** Waits until all sessions are gone, and with them all that they held. */
  void awaitIdle() throws InterruptedException {
    await(() -> level("connections.open") == 0);
    if (level("message.memory") != 0) {
      throw new AssertionError("messages hold " + level("message.memory") + " octets for ever");
    }
  }

  @Override
  public void close() {
    listener.close();
  }
}
