package org.rebound.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.rebound.e2e.Bounces;
import org.rebound.e2e.Bounces.Bounce;
import org.rebound.e2e.Check;
import org.rebound.e2e.Check.StoryFailed;
import org.rebound.e2e.Daemon;
import org.rebound.e2e.DebianPostgres;
import org.rebound.e2e.Generator;
import org.rebound.e2e.Journal;

/**
 * Two PostgreSQL servers, one a synchronous standby of the other. The primary is killed under load,
 * or hangs, and the standby is promoted; the daemon goes on with it by itself. The old primary
 * comes back as if nothing had happened, in turns before the promotion, after it, and not at all:
 * nothing is recorded there. Then it is made the standby, and the next turn goes the other way.
 */
final class Failover {

  private static final int ROUND = 400;
  private static final int CONNECTIONS = 10;
  private static final Duration BACK = Duration.ofSeconds(10);
  private static final long AWAY_MILLIS = 300;
  private static final String ASYNCHRONOUS = "wal_log_hints = on\nwal_keep_size = 512MB\n";
  private static final String SYNCHRONOUS =
      ASYNCHRONOUS + "synchronous_standby_names = 'ANY 1 (a, b)'\n";

  private final Trial trial;
  private final List<Long> back = new ArrayList<>();
  private DebianPostgres primary;
  private DebianPostgres standby;

  private Failover(Trial trial, DebianPostgres primary, DebianPostgres standby) {
    this.trial = trial;
    this.primary = primary;
    this.standby = standby;
  }

  static String tell(int times) throws Exception {
    return with(
        SYNCHRONOUS,
        failover -> {
          for (int i = 1; i <= times; i++) {
            Stale stale = Stale.values()[i % Stale.values().length];
            failover.trial.round(ROUND, 0, () -> failover.strike(stale));
            failover.exchange("quorum");
            Progress.say(i, times);
          }
          return failover.figures();
        });
  }

  /**
   * What it costs when COMMIT does not wait for the standby, which was away for {@value
   * #AWAY_MILLIS} ms when the primary is killed: says how many were answered 250 and are lost.
   */
  static String tellAsynchronous(int times) throws Exception {
    return with(
        ASYNCHRONOUS,
        failover -> {
          List<Integer> lost = new ArrayList<>();
          for (int i = 1; i <= times; i++) {
            lost.add(failover.loseSome(1_000 + i));
            failover.exchange("async");
          }
          return "answered 250 and lost, in %d failovers: %s; ".formatted(times, lost);
        });
  }

  private interface Turns {
    String take(Failover failover) throws Exception;
  }

  private static String with(String lines, Turns turns) throws Exception {
    Path folder = Daemon.workFolder("failover");
    try (DebianPostgres a = Trial.database(folder, "a", lines);
        DebianPostgres b = a.standby("b")) {
      awaitStandby(a, lines.equals(SYNCHRONOUS) ? "quorum" : "async");
      String url =
          "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?targetServerType=primary"
              .formatted(a.port(), b.port());
      try (Trial trial = Trial.behind(folder, a, url, Map.of())) {
        trial.round(() -> {});
        String said = turns.take(new Failover(trial, a, b));
        return said + trial.finish();
      }
    }
  }

  private int loseSome(int mailing) throws Exception {
    List<Bounce> bounces = Bounces.mintOne(trial.daemon().api(), mailing, ROUND * 5);
    try (Journal journal = new Journal(trial.daemon().folder().resolve("journal-" + mailing))) {
      Generator.Run run =
          new Generator(trial.daemon().smtpPort(), journal).send(bounces, CONNECTIONS);
      Check.await(
          "some bounces are answered",
          Duration.ofSeconds(30),
          journal::acknowledged,
          answered -> answered.size() > ROUND / 10);
      standby.close();
      Thread.sleep(AWAY_MILLIS);
      primary.killNine();
      run.stop();
      standby.start();
      standby.promote();
      trial.movedTo(standby);
      Set<String> lost = new HashSet<>(journal.acknowledged());
      lost.removeAll(trial.ledger().recorded(mailing).keySet());
      return lost.size();
    }
  }

  /** When the old primary comes back as if it still were one. */
  private enum Stale {
    NEVER,
    BEFORE_PROMOTION,
    AFTER_PROMOTION,
    AFTER_HANGING
  }

  private void strike(Stale stale) throws Exception {
    int before = trial.journal().acknowledged().size();
    Check.await(
        "some bounces are answered",
        Duration.ofSeconds(30),
        () -> trial.journal().acknowledged().size() - before,
        answered -> answered > ROUND / 10);
    if (stale == Stale.AFTER_HANGING) {
      primary.freeze();
    } else {
      primary.killNine();
    }
    long told = trial.journal().acknowledged().size();
    if (stale == Stale.BEFORE_PROMOTION) {
      primary.start();
    }
    change(standby, "alter system set synchronous_standby_names = ''");
    standby.promote();
    long promoted = System.nanoTime();
    trial.movedTo(standby);
    CompletableFuture<Void> senders = CompletableFuture.runAsync(this::sendUntilBack);
    Check.await(
        "bounces are answered 250 again",
        Duration.ofSeconds(60),
        () -> trial.journal().acknowledged().size(),
        answered -> answered > told);
    back.add(Duration.ofNanos(System.nanoTime() - promoted).toMillis());
    if (stale == Stale.AFTER_PROMOTION) {
      primary.start();
    } else if (stale == Stale.AFTER_HANGING) {
      primary.thaw();
    }
    senders.get();
    if (stale != Stale.NEVER) {
      beUnused();
    }
  }

  /** As mail systems do, only sooner. */
  private void sendUntilBack() {
    try {
      long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (System.nanoTime() < until && !trial.isAllAnswered()) {
        trial.again();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The old primary gets neither messages nor connections, whatever becomes of those of the pool.
   */
  private void beUnused() throws Exception {
    Ledger old = Trial.ledgerOf(primary);
    long messages = old.messages();
    terminate(standby);
    trial.sendAll();
    // What waits for the standby that is none any more does so until the server ends.
    long connections =
        old.number(
            "select count(*) from pg_stat_activity where application_name = 'rebound'"
                + " and wait_event is distinct from 'SyncRep'");
    if (connections != 0 || old.messages() != messages) {
      throw new StoryFailed(
          "the old primary is used: %d connections, %d messages more"
              .formatted(connections, old.messages() - messages));
    }
  }

  /** The old primary becomes the standby. */
  private void exchange(String state) throws Exception {
    // pg_rewind knows the new timeline by the last checkpoint.
    change(standby, "checkpoint");
    primary.close();
    primary.follow(standby);
    DebianPostgres now = standby;
    standby = primary;
    primary = now;
    change(primary, "alter system reset synchronous_standby_names");
    awaitStandby(primary, state);
  }

  private String figures() {
    List<Long> sorted = back.stream().sorted().toList();
    long slowest = sorted.get(sorted.size() - 1);
    if (slowest > BACK.toMillis()) {
      throw new StoryFailed("intake was back " + slowest + " ms after a promotion");
    }
    return "%d failovers, first 250 after the promotion: %d ms (median), %d ms at most; "
        .formatted(sorted.size(), sorted.get(sorted.size() / 2), slowest);
  }

  private static void awaitStandby(DebianPostgres server, String state) {
    String standbys =
        "select count(*) from pg_stat_replication"
            + " where state = 'streaming' and sync_state = '%s'".formatted(state);
    Check.await(
        "the standby follows",
        Duration.ofSeconds(60),
        () -> Trial.ledgerOf(server).number(standbys),
        count -> count == 1);
  }

  private static void terminate(DebianPostgres server) throws SQLException {
    Trial.ledgerOf(server)
        .number(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where application_name = 'rebound'");
  }

  private static void change(DebianPostgres server, String setting) throws SQLException {
    Ledger ledger = Trial.ledgerOf(server);
    try (Connection connection =
            DriverManager.getConnection(ledger.url(), ledger.user(), ledger.password());
        Statement statement = connection.createStatement()) {
      statement.execute(setting);
      statement.execute("select pg_reload_conf()");
    }
  }
}
