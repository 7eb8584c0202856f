package org.rebound.receiver.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.sql.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ledger in shape: makes the parts of its tables ahead of time and drops what is too old,
 * at the start and every hour, and adds up the tallies every minute, in a thread of its own. Of
 * several daemons on one database, one does the work. A failure is logged and tried again after a
 * minute; recording goes on meanwhile.
 */
public final class Housekeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final int ROUNDS_OF_AN_HOUR = 60;
  private static final int DAYS_OF_DELETED_TAGS = 30;
  private static final int DAYS_OF_DELIVERIES = 30;
  // For a day they may be started; who does so at its end is not overtaken.
  private static final int HOURS_OF_IMPORTS = 25;
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
  private static final long LOCK = 0x7265_626f_756e_64L; // "rebound"

  private final Jdbi jdbi;
  private final Retention retention;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Instant lastSuccess = Instant.EPOCH;
  private int rounds;
  private final Thread thread = new Thread(this::keepHouse, "rebound-housekeeper");

  private Housekeeper(DataSource database, Retention retention, Clock clock) {
    this.jdbi = Jdbi.create(database);
    this.retention = retention;
    this.clock = clock;
    this.thread.setDaemon(true);
  }

  /** A running housekeeper of a database that {@link Schema} has migrated. */
  public static Housekeeper start(DataSource database, Retention retention, Clock clock) {
    Housekeeper housekeeper = new Housekeeper(database, retention, clock);
    housekeeper.thread.start();
    return housekeeper;
  }

  /**
   * Keeps house once, now, in the calling thread.
   *
   * @return whether it was done; not when another daemon is at it
   */
  static boolean once(Jdbi jdbi, Retention retention, Instant now) {
    return alone(
        jdbi,
        handle -> {
          keepHouse(handle, retention, now);
          Tallies.addUp(handle);
        });
  }

  /** Does {@code work} unless another daemon is at it, and says whether it did. */
  private static boolean alone(Jdbi jdbi, Consumer<Handle> work) {
    return jdbi.withHandle(
        handle -> {
          if (!lock(handle, "select pg_try_advisory_lock(:lock)")) {
            return false;
          }
          try {
            work.accept(handle);
          } finally {
            lock(handle, "select pg_advisory_unlock(:lock)");
          }
          return true;
        });
  }

  private static void keepHouse(Handle handle, Retention retention, Instant now) {
    for (PartitionedTable table : PartitionedTable.values()) {
      new Partitions(handle, table).make(now);
    }
    // What is dropped is gone: when the two clocks disagree, the one that is behind decides.
    Instant database = handle.createQuery("select now()").mapTo(Instant.class).one();
    OffsetDateTime safe = (database.isBefore(now) ? database : now).atOffset(ZoneOffset.UTC);
    Instant oldestRaw = safe.minusDays(retention.rawDays()).toInstant();
    Instant oldestFact = safe.minusMonths(retention.factMonths()).toInstant();
    for (PartitionedTable table : PartitionedTable.values()) {
      Instant oldest =
          table == PartitionedTable.MESSAGE_RAW && oldestRaw.isAfter(oldestFact)
              ? oldestRaw
              : oldestFact;
      new Partitions(handle, table).dropBefore(oldest);
    }
    // Only of messages that are gone whole parts ago, so that a first record is always there.
    Instant oldestKept =
        PartitionedTable.MESSAGE.startOf(oldestFact).atStartOfDay().toInstant(ZoneOffset.UTC);
    Tallies.forget(handle, oldestKept);
    forget(handle, "forget-fingerprints", oldestKept);
    forget(handle, "forget-deletions", oldestKept);
    forget(handle, "blank-deletions", safe.minusDays(DAYS_OF_DELETED_TAGS).toInstant());
    forget(handle, "forget-jobs", safe.minusDays(retention.jobDays()).toInstant());
    forget(handle, "forget-import-rows", safe.minusHours(HOURS_OF_IMPORTS).toInstant());
    forget(handle, "forget-imports", safe.minusHours(HOURS_OF_IMPORTS).toInstant());
    forget(handle, "forget-console-sessions", safe.toInstant());
    forget(handle, "forget-webhook-deliveries", safe.minusDays(DAYS_OF_DELIVERIES).toInstant());
  }

  private static void forget(Handle handle, String statement, Instant before) {
    int forgotten;
    do {
      forgotten =
          handle.createUpdate(Sql.named(statement)).bind("before", before.toString()).execute();
    } while (forgotten > 0);
  }

  private static boolean lock(Handle handle, String call) {
    return handle.createQuery(call).bind("lock", LOCK).mapTo(Boolean.class).one();
  }

  private void keepHouse() {
    try {
      while (!closed.await(attempt().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("time to keep house");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keeps house and says how long to rest. */
  private Duration attempt() {
    try {
      if (rounds == 0) {
        once(jdbi, retention, clock.instant());
      } else {
        alone(jdbi, Tallies::addUp);
      }
      rounds = (rounds + 1) % ROUNDS_OF_AN_HOUR;
      lastSuccess = clock.instant();
      return INTERVAL;
    } catch (RuntimeException e) {
      LOG.warn("housekeeping failed, next try in {} s", AFTER_FAILURE.toSeconds(), e);
      return AFTER_FAILURE;
    }
  }

  /**
   * When a round last ended without a failure, be it that another daemon was at it; the epoch
   * before the first.
   */
  public Instant lastSuccess() {
    return lastSuccess;
  }

  /** Ends the thread; work that is under way is broken off and rolled back. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
