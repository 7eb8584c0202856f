package org.rebound.receiver.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.ledger.RecordingException.Outcome;

/**
 * The entries of one received message on their way through the recorder: recorded together or not
 * at all. One thread waits for the answer, another gives it.
 */
final class Submission {

  private enum Stage {
    WAITING,
    TAKEN,
    ABANDONED
  }

  private final List<Entry> entries;
  private final long bytes;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
  private final CompletableFuture<List<Recorded>> answer = new CompletableFuture<>();

  Submission(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    this.bytes = entries.stream().mapToLong(entry -> entry.deflated().length).sum();
  }

  List<Entry> entries() {
    return entries;
  }

  int messages() {
    return entries.size();
  }

  long bytes() {
    return bytes;
  }

  /** Whether somebody still waits for it; from now on its outcome is open. */
  boolean take() {
    return stage.compareAndSet(Stage.WAITING, Stage.TAKEN);
  }

  void recorded(List<Recorded> records) {
    answer.complete(records);
  }

  void failed(RecordingException failure) {
    answer.completeExceptionally(failure);
  }

  /**
   * Waits for the answer.
   *
   * @throws RecordingException when it is no, or does not come within {@code deadline}
   */
  List<Recorded> await(Duration deadline) {
    try {
      return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw answered(e.getCause());
    } catch (TimeoutException e) {
      throw abandoned("the database did not answer within " + deadline.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw abandoned("interrupted while waiting for the database", e);
    }
  }

  /** The failure with the waiting thread's own stack, so that a log shows both. */
  private static RecordingException answered(@Nullable Throwable cause) {
    return cause instanceof RecordingException failure
        ? new RecordingException(failure.outcome(), String.valueOf(failure.getMessage()), failure)
        : new RecordingException(Outcome.UNKNOWN, "recording ended unexpectedly");
  }

  private RecordingException abandoned(String why, Exception cause) {
    boolean untouched = stage.compareAndSet(Stage.WAITING, Stage.ABANDONED);
    return new RecordingException(untouched ? Outcome.FAILED : Outcome.UNKNOWN, why, cause);
  }
}
