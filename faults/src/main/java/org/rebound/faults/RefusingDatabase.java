package org.rebound.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.rebound.e2e.Api;
import org.rebound.e2e.Check;
import org.rebound.e2e.Check.StoryFailed;
import org.rebound.e2e.Daemon;

/**
 * The database is read-only, or does not know the password any more: under load, and when the
 * daemon starts. A running daemon answers 451 and goes on by itself; one that starts says why it
 * cannot.
 */
final class RefusingDatabase {

  private RefusingDatabase() {}

  static String tell(int times) throws Exception {
    try (Trial trial = Trial.external("refusing-database", Map.of());
        Connection administrator = trial.ledger().open();
        Statement statement = administrator.createStatement()) {
      statement.execute("set default_transaction_read_only = off");
      for (int i = 1; i <= times; i++) {
        trial.round(
            () -> {
              statement.execute("alter system set default_transaction_read_only = on");
              statement.execute("select pg_reload_conf()");
              awaitRefusals(trial);
              if (!trial.daemon().isAlive()) {
                throw new StoryFailed("a read-only database ended the daemon");
              }
              Check.await(
                  "not ready while the database is read-only",
                  Duration.ofSeconds(20),
                  () -> Api.status(trial.daemon().api().adminPort(), "/readyz"),
                  status -> status == 503);
              refusesToStart(trial, trial.environment(), "read-only");
              statement.execute("alter system reset default_transaction_read_only");
              statement.execute("select pg_reload_conf()");
            });
        trial.round(
            () -> {
              String password = trial.environment().get("REBOUND_DATABASE_PASSWORD");
              statement.execute("alter role rebound password 'another'");
              statement.execute(
                  "select pg_terminate_backend(pid) from pg_stat_activity"
                      + " where application_name = 'rebound'");
              awaitRefusals(trial);
              refusesToStart(trial, trial.environment(), "password");
              statement.execute("alter role rebound password '" + password + "'");
            });
      }
      return trial.finish();
    }
  }

  private static void awaitRefusals(Trial trial) {
    long before = trial.journal().count(451);
    Check.await(
        "451 while the database refuses",
        Duration.ofSeconds(33),
        () -> trial.journal().count(451),
        count -> count > before);
  }

  private static void refusesToStart(Trial trial, Map<String, String> environment, String word)
      throws Exception {
    Path folder = Files.createDirectories(trial.daemon().folder().resolve("second-" + word));
    Files.deleteIfExists(folder.resolve("daemon.log"));
    try (Daemon second = Daemon.launch(folder, new HashMap<>(environment))) {
      int status = second.awaitExit();
      String said = second.log();
      if (status != 1 || !said.contains(word)) {
        throw new StoryFailed("started on a database that refuses: " + status + ", " + said);
      }
    }
  }
}
