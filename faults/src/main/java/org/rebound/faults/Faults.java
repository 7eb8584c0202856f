package org.rebound.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells the stories that the command line asks for, and ends with status 1 when the promise did not
 * hold in one of them. After a failure its folder stays, with journal and logs.
 */
public final class Faults {

  private static final List<Story> STORIES =
      List.of(
          new Story("kill-daemon", 3, 200, KillDaemon::tell),
          new Story("kill-at-each-step", 2, 200, KillAtEachStep::tell),
          new Story("restart-database", 2, 50, BreakDatabase::restart),
          new Story("kill-database", 2, 50, BreakDatabase::kill),
          new Story("kill-embedded", 2, 20, KillEmbedded::tell),
          new Story("cut-commit", 4, 100, CutCommit::tell),
          new Story("freeze-database", 1, 30, StallDatabase::tell),
          new Story("refusing-database", 1, 5, RefusingDatabase::tell),
          new Story("full-disk", 1, 10, FullDisk::tell),
          new Story("stop-daemon", 2, 100, StopDaemon::tell),
          new Story("two-daemons", 2, 50, TwoDaemons::tell),
          new Story("scale-out", 2, 100, ScaleOut::tell),
          new Story("failover", 2, 30, Failover::tell),
          new Story("failover-async", 0, 5, Failover::tellAsynchronous),
          new Story("follow-changes", 0, 1_000_000, FollowChanges::tell),
          new Story("clock-jumps", 5, 20, ClockJumps::tell),
          new Story("out-of-memory", 0, 20, OutOfMemory::tell),
          new Story("slow-clients", 20, 600, SlowClients::tell),
          new Story("broken-clients", 1, 100, BrokenClients::tell),
          new Story("floods", 1, 20, Floods::tell),
          new Story("hostile-messages", 1, 10, HostileMessages::tell),
          new Story("mutated-messages", 1_000, 200_000, MutatedMessages::tell));

  private Faults() {}

  /** See {@code faults/run}. */
  public static void main(String[] arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    boolean isLong = !words.isEmpty() && words.get(0).equals("long");
    if (isLong || (!words.isEmpty() && words.get(0).equals("short"))) {
      words.remove(0);
    }
    if (words.equals(List.of("list"))) {
      STORIES.forEach(
          s -> System.out.println(s.name() + ": " + s.few() + " short, " + s.many() + " long"));
      return;
    }
    List<String> failed = new ArrayList<>();
    for (Story story : STORIES) {
      Optional<String> asked =
          words.stream().filter(word -> word.split("=", 2)[0].equals(story.name())).findFirst();
      if (words.isEmpty() || asked.isPresent()) {
        int times = times(story, isLong, asked.orElse(""));
        if (times > 0 && !told(story, times)) {
          failed.add(story.name());
        }
      }
    }
    words.removeIf(word -> STORIES.stream().anyMatch(s -> s.name().equals(word.split("=", 2)[0])));
    if (!words.isEmpty()) {
      failed.add("no such story: " + words);
    }
    System.out.println(failed.isEmpty() ? "faults: all passed" : "faults: failed: " + failed);
    System.exit(failed.isEmpty() ? 0 : 1);
  }

  private static int times(Story story, boolean isLong, String word) {
    int equals = word.indexOf('=');
    return equals < 0
        ? isLong ? story.many() : story.few()
        : Integer.parseInt(word.substring(equals + 1));
  }

  private static boolean told(Story story, int times) {
    System.out.println("== " + story.name() + ", " + times + " times");
    long begin = System.nanoTime();
    try {
      String seen = story.teller().tell(times);
      long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
      System.out.println("PASSED " + story.name() + " (" + seconds + " s): " + seen);
      return true;
    } catch (Exception e) {
      System.out.println("FAILED " + story.name() + ": " + e);
      e.printStackTrace(System.out);
      return false;
    }
  }
}
