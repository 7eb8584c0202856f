package org.rebound.receiver.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class KilledServerTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration STEP = Duration.ofMillis(20);

  private final Folders folders = new Folders();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Supervisor.class);

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void deleteFolders() throws IOException {
    logger.detachAppender(logged);
    folders.close();
  }

  @Test
  void killedServerComesBackOnTheSamePortWithEveryCommittedRow() throws IOException, SQLException {
    Path folder = folders.used();
    try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder))) {
      Query query = Query.of(server);
      query.run("create table kept (n int)");
      int committed = 0;
      for (int kill = 1; kill <= 3; kill++) {
        for (int n = 0; n < 10; n++) {
          query.run("insert into kept values (1)");
          committed++;
        }
        killServer(folder);
        assertThat(Waiting.until(query::answers, SOON, STEP)).as("same URL").isTrue();
        assertThat(query.one("select count(*) from kept")).isEqualTo("" + committed);
      }
      assertThat(warnings()).anyMatch(line -> line.contains("The database ended unasked"));
      assertThat(Waiting.until(() -> warnings().contains("The database runs again"), SOON, STEP))
          .isTrue();
    }
  }

  @Test
  void serverThatCannotStartAgainIsTriedOnAndOnAndItsOwnWordsAreLogged()
      throws IOException, SQLException {
    Path folder = folders.used();
    Path vital = folder.resolve("postgres/global/pg_control");
    Path hidden = folder.resolve("postgres/global/pg_control.hidden");
    try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder))) {
      Query query = Query.of(server);
      query.run("create table kept as select 42 as n");
      Files.move(vital, hidden);
      killServer(folder);
      assertThat(
              Waiting.until(
                  () -> warnings().stream().filter(w -> w.contains("pg_control")).count() >= 3,
                  SOON,
                  STEP))
          .isTrue();
      assertThat(warnings()).anyMatch(w -> w.contains("next start in 200 ms"));
      assertThat(warnings()).anyMatch(w -> w.contains("next start in 400 ms"));

      Files.move(hidden, vital);

      assertThat(Waiting.until(query::answers, SOON, STEP)).isTrue();
      assertThat(query.one("select n from kept")).isEqualTo("42");
    }
  }

  @Test
  void closingWhileTheServerIsDownEndsAtOnceAndLetsTheFolderGo() throws IOException {
    Path folder = folders.used();
    EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder));
    Path vital = folder.resolve("postgres/global/pg_control");
    Path hidden = folder.resolve("postgres/global/pg_control.hidden");
    Files.move(vital, hidden);
    killServer(folder);
    assertThat(Waiting.until(() -> warnings().size() >= 2, SOON, STEP)).isTrue();

    server.close();

    Files.move(hidden, vital);
    try (EmbeddedPostgres next = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder))) {
      assertThat(Query.of(next).answers()).isTrue();
    }
  }

  private List<String> warnings() {
    return List.copyOf(logged.list).stream()
        .filter(event -> event.getLevel() == Level.WARN)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private static void killServer(Path folder) {
    long pid = PostmasterFile.read(folder.resolve("postgres")).orElseThrow().pid();
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    Waiting.until(() -> !server.isAlive(), SOON, STEP);
  }
}
