package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The daemon is killed in the middle of 2,000 bounces, three times. Whatever was answered 250 is in
 * the database once; the same 2,000 sent again change no count.
 */
public final class KillStory {

  private static final int MAILINGS = 4;
  private static final int RECIPIENTS = 500;
  private static final int CONNECTIONS = 10;

  private KillStory() {}

  /** Tells the story; ends with status 1 when it comes out otherwise. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Daemon.workFolder("kill");
    try (Daemon daemon = Daemon.start(folder, Map.of());
        Journal journal = new Journal(folder.resolve("journal"))) {
      Api api = daemon.api();
      List<Bounces.Bounce> bounces = Bounces.mint(api, MAILINGS, RECIPIENTS);
      Generator generator = new Generator(daemon.smtpPort(), journal);

      Generator.Run run = generator.send(bounces, CONNECTIONS);
      for (int kill = 1; kill <= 3; kill++) {
        long enough = 400L * kill;
        Check.eventually(
            enough + " bounces are answered",
            Duration.ofSeconds(60),
            () -> journal.count(250),
            count -> count >= enough);
        daemon.killNine();
        Duration back = daemon.startAgain();
        System.out.println("  killed; ready again after " + back.toMillis() + " ms");
      }
      run.await();
      compare(api, journal);

      System.out.println("  the rest, and all of them once more");
      generator.send(bounces, CONNECTIONS).await();
      Check.same("answered 250", (long) bounces.size(), journal.count(250));
      Map<String, Integer> once = compare(api, journal);
      Check.same("bounces recorded", bounces.size(), once.size());
      String totals = api.get("/api/v1/mailings").toString();
      int counted = counted(api);

      generator.send(bounces, CONNECTIONS).await();
      Check.isTrue("nothing was added when all came again", once.equals(Bounces.recorded(api)));
      Check.same("totals of the mailings", totals, api.get("/api/v1/mailings").toString());
      Check.same("bounces of user0", counted, counted(api));
      Check.same("exit status after SIGTERM", 0, daemon.stop());
    }
    // After a failure the folder stays, with its logs.
    Processes.run("rm", "-rf", folder.toString());
    System.out.println("kill: 1 passed, 0 failed");
  }

  private static int counted(Api api) throws IOException, InterruptedException {
    return api.get("/api/v1/addresses/user0@example.net").get("bounces").asInt();
  }

  private static Map<String, Integer> compare(Api api, Journal journal)
      throws IOException, InterruptedException {
    Map<String, Integer> recorded = Bounces.recorded(api);
    Set<String> lost = new TreeSet<>(journal.acknowledged());
    int answered = lost.size();
    lost.removeAll(recorded.keySet());
    Check.same("lost of " + answered + " answered 250", Set.of(), lost);
    Set<String> twice = new TreeSet<>(recorded.keySet());
    twice.removeAll(keys(recorded, 1));
    Check.same("recorded twice, of " + recorded.size(), Set.of(), twice);
    return recorded;
  }

  private static Set<String> keys(Map<String, Integer> map, int value) {
    Set<String> keys = new TreeSet<>();
    for (Map.Entry<String, Integer> entry : map.entrySet()) {
      if (entry.getValue() == value) {
        keys.add(entry.getKey());
      }
    }
    return keys;
  }
}
