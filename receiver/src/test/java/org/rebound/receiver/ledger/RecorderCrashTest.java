package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import org.rebound.receiver.postgres.EmbeddedPostgres;
import org.rebound.receiver.postgres.EmbeddedPostgresSettings;

/** A server of its own, killed while many record: F4 of the test matrix. */
@Timeout(600)
class RecorderCrashTest {

  private static final int MESSAGES = 600;

  private static final String POSTMASTER =
      "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::bigint";
  private static final String BACK_END =
      "select pid::bigint from pg_stat_activity where datname = current_database()"
          + " and pid <> pg_backend_pid() limit 1";

  private final PGSimpleDataSource database = new PGSimpleDataSource();
  private final Jdbi jdbi = Jdbi.create(database);
  private Path folder = Path.of("");
  private EmbeddedPostgres server;

  @BeforeEach
  void start() throws IOException {
    folder = Files.createTempDirectory("rebound-crash-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder));
    database.setUrl(server.jdbcUrl());
    database.setUser(server.user());
    database.setPassword(server.password());
    Schema.migrate(database);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(RecorderCrashTest::delete);
    }
  }

  @Test
  void killedPostmasterLosesNothingThatWasAnsweredAndDoublesNothing() throws Exception {
    assertThat(recordWhileKilling(POSTMASTER, 3)).isPositive();
  }

  @Test
  void killedBackEndLosesNothingThatWasAnsweredAndDoublesNothing() throws Exception {
    assertThat(recordWhileKilling(BACK_END, 3)).isPositive();
  }

  /** Records and kills until both are done, and says how many were killed. */
  private int recordWhileKilling(String victim, int most) throws Exception {
    Senders senders = new Senders();
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger killed = new AtomicInteger();
    Thread killer =
        new Thread(
            () -> {
              while (!over.get() && killed.get() < most) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
                if (recorded() > killed.get() * MESSAGES / most && kill(victim)) {
                  killed.incrementAndGet();
                }
              }
            });
    try (Recorder recorder =
        Recorder.start(database, RecorderSettings.DEFAULTS, new MetricRegistry())) {
      killer.start();
      senders.send(recorder, 8, MESSAGES);
      over.set(true);
      killer.join();
      senders.send(recorder, 8, MESSAGES);
    }
    senders.verify(jdbi, MESSAGES);
    return killed.get();
  }

  private long recorded() {
    try {
      return jdbi.withHandle(
          h -> h.createQuery("select count(*) from message").mapTo(Long.class).one());
    } catch (JdbiException e) {
      return -1; // It is down at the moment.
    }
  }

  private boolean kill(String victim) {
    try {
      return jdbi.withHandle(h -> h.createQuery(victim).mapTo(Long.class).findOne())
          .flatMap(ProcessHandle::of)
          .map(ProcessHandle::destroyForcibly)
          .orElse(false);
    } catch (JdbiException e) {
      return false;
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
