package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.ledger.RecordingException.Outcome;

/**
 * A server that waits for a standby before it answers COMMIT, and whose standby is away. Its wait
 * can be ended by others; what only this server has is not acknowledged.
 */
@Timeout(120)
class SynchronousStandbyTest {

  private static final String WAITING =
      "from pg_stat_activity where datname = current_database() and wait_event = 'SyncRep'";

  private final TestLedger ledger = new TestLedger();
  private Incoming last = Bounces.signed(1, "ann@example.org", Category.MAILBOX_FULL).message();

  @BeforeEach
  void waitForAStandbyThatIsAway() {
    configure("synchronous_standby_names = nobody");
  }

  @AfterEach
  void close() {
    waitForNobody();
    ledger.close();
  }

  @Test
  void cancelledWaitIsNotAnsweredAsRecorded() {
    CompletableFuture<Recorded> first = recordUntilItWaits();

    ledger.run("select pg_cancel_backend(pid) " + WAITING);

    assertUnknown(first);
  }

  @Test
  void messageThatComesAgainWaitsForTheStandbyAsTheFirstDid() {
    CompletableFuture<Recorded> first = recordUntilItWaits();
    ledger.run("select pg_terminate_backend(pid) " + WAITING);
    assertUnknown(first);

    CompletableFuture<Recorded> second = record(last);
    assertThat(awaitWaiting(second)).isTrue();

    waitForNobody();
    assertThat(second.join().duplicate()).isTrue();
  }

  private void waitForNobody() {
    configure("");
  }

  /** The embedded server does not allow ALTER SYSTEM; what it would write can be written. */
  private void configure(String line) {
    Object folder = ledger.one("show data_directory").get("data_directory");
    ledger.run("copy (select '" + line + "') to '" + folder + "/postgresql.auto.conf'");
    ledger.run("select pg_reload_conf()");
  }

  private CompletableFuture<Recorded> record(Incoming message) {
    return CompletableFuture.supplyAsync(() -> ledger.recorder.record(message));
  }

  /**
   * The server takes a moment to hear of its setting: what is recorded until then does not wait.
   */
  private CompletableFuture<Recorded> recordUntilItWaits() {
    for (int mailing = 1; ; mailing++) {
      last = Bounces.signed(mailing, "ann@example.org", Category.MAILBOX_FULL).message();
      CompletableFuture<Recorded> recording = record(last);
      if (awaitWaiting(recording)) {
        return recording;
      }
    }
  }

  private boolean awaitWaiting(CompletableFuture<Recorded> recording) {
    while (!recording.isDone()) {
      if (ledger.count("select count(*) " + WAITING) > 0) {
        return true;
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return false;
  }

  private static void assertUnknown(CompletableFuture<Recorded> recording) {
    assertThatThrownBy(() -> recording.get(60, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            RecordingException.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN));
  }
}
