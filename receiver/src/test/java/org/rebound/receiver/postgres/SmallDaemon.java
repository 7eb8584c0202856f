package org.rebound.receiver.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A daemon to be killed: starts the database in the folder it is given, says {@code ready URL
 * PASSWORD} or {@code refused MESSAGE}, and runs until it is told to end.
 */
final class SmallDaemon {

  private SmallDaemon() {}

  public static void main(String[] arguments) throws IOException {
    EmbeddedPostgresSettings settings =
        new EmbeddedPostgresSettings(Path.of(arguments[0]), 0, "16MB", 20, Duration.ofSeconds(60));
    Programs programs =
        arguments.length > 1
            ? new Programs(List.of(Path.of(arguments[1])))
            : Programs.ofTheSystem();
    try {
      EmbeddedPostgres server = EmbeddedPostgres.start(settings, programs);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
      say("ready " + server.jdbcUrl() + " " + server.password());
    } catch (EmbeddedPostgresException e) {
      say("refused " + e.getMessage());
      return;
    }
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (orders.readLine() != null) {
      say("still here");
    }
  }

  /** As the real daemon's shutdown: the last rows are written after the signal came. */
  private static void end(EmbeddedPostgres server) {
    try {
      Thread.sleep(300); // what reached the server together with us would have ended it by now
      Query.of(server).run("create table if not exists last_words (n int)");
      say("database still answers");
    } catch (SQLException | InterruptedException e) {
      say("database is gone: " + e.getMessage());
    }
    server.close();
    say("closed");
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
