package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The database is Debian's own PostgreSQL. It is stopped under load: bounces are answered 451,
 * threads do not pile up; it is started again: the daemon goes on by itself.
 */
public final class DatabaseStory {

  private static final String PASSWORD = "only-on-loopback";

  private DatabaseStory() {}

  /** Tells the story; ends with status 1 when it comes out otherwise. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Daemon.workFolder("database");
    try (DebianPostgres database = new DebianPostgres(folder, PASSWORD);
        Journal before = new Journal(folder.resolve("journal.before"));
        Journal during = new Journal(folder.resolve("journal.during"));
        Journal after = new Journal(folder.resolve("journal.after"));
        Daemon daemon =
            Daemon.start(
                folder,
                Map.of(
                    "REBOUND_DATABASE_URL",
                    database.url(),
                    "REBOUND_DATABASE_USER",
                    "rebound",
                    "REBOUND_DATABASE_PASSWORD",
                    PASSWORD))) {
      Api api = daemon.api();
      Check.isTrue(
          "no embedded server was made", !Files.exists(folder.resolve("data").resolve("postgres")));
      List<Bounces.Bounce> bounces = Bounces.mint(api, 2, 500);
      new Generator(daemon.smtpPort(), before).send(bounces.subList(0, 200), 20).await();
      Check.same("answered 250", 200L, before.count(250));
      long threads = daemon.threads();

      database.stop();
      new Generator(daemon.smtpPort(), during).send(bounces.subList(200, 600), 20).await();
      System.out.println(
          "  while it was away: " + during.answered().values().stream().distinct().toList());
      Check.same("answered 250 while it was away", 0L, during.count(250));
      Check.same("answered 451 while it was away", 400L, during.count(451));
      long now = daemon.threads();
      Check.isTrue(
          "no pile of threads: " + threads + " before, " + now + " now", now < threads + 30);
      Check.eventually(
          "not ready while it is away",
          Duration.ofSeconds(20),
          () -> Api.status(api.adminPort(), "/readyz"),
          status -> status == 503);
      Check.same("alive while it is away", 200, Api.status(api.adminPort(), "/livez"));

      database.start();
      Check.eventually(
          "ready again by itself",
          Duration.ofSeconds(20),
          () -> Api.status(api.adminPort(), "/readyz"),
          status -> status == 200);
      new Generator(daemon.smtpPort(), after).send(bounces, 20).await();
      Check.same("answered 250", (long) bounces.size(), after.count(250));
      Check.same("recorded", bounces.size(), Bounces.recorded(api).size());
    }
    // After a failure the folder stays, with its logs.
    Processes.run("rm", "-rf", folder.toString());
    System.out.println("external-database: 1 passed, 0 failed");
  }
}
