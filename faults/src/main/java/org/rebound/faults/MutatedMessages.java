package org.rebound.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.rebound.e2e.Check.StoryFailed;
import org.rebound.e2e.Daemon;

/**
 * Real messages with octets changed, taken out, doubled or swapped, and cut off at any octet. Each
 * is answered 250 and recorded once under the number that the answer names; the few that took long
 * are sent again alone, and must cost less than a second of processor time.
 */
final class MutatedMessages {

  private static final int CONNECTIONS = 16;
  private static final long SEED = 20_261_123;
  private static final String MARKS = "\r\n:;<>@=\"()\0 -.";

  private final int port;
  private final List<byte[]> seeds;
  private final int most;
  private final AtomicInteger next = new AtomicInteger();
  private final Set<Long> numbers = ConcurrentHashMap.newKeySet();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Long> slow = new ConcurrentHashMap<>();
  private final AtomicInteger repeated = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();

  private MutatedMessages(int port, List<byte[]> seeds, int most) {
    this.port = port;
    this.seeds = seeds;
    this.most = most;
  }

  static String tell(int messages) throws Exception {
    List<byte[]> seeds = seeds();
    Map<String, String> environment =
        Map.of("REBOUND_LOGGING_LEVEL", "info", "REBOUND_SMTP_MAX_COMMANDS", "1000000");
    try (Trial trial = Trial.embedded("mutated-messages", environment)) {
      trial.round(() -> {});
      long before = trial.ledger().messages();
      MutatedMessages run = new MutatedMessages(trial.daemon().smtpPort(), seeds, messages);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        Thread thread = new Thread(run::work, "mutant-" + i);
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      if (!run.wrong.isEmpty()) {
        throw new StoryFailed(run.wrong.size() + " were not answered 250: " + run.wrong.peek());
      }
      if (run.accepted.get() != messages) {
        throw new StoryFailed("only " + run.accepted.get() + " were answered");
      }
      run.compare(trial.ledger(), before);
      long dearest = run.dearest(trial.daemon());
      if (trial.daemon().log().contains("could not be read")) {
        throw new StoryFailed("a message broke a parser; the log says where");
      }
      return "%d messages from %d seeds, %d recorded, %d the same as one before; %d took over 1 s, sent alone they cost %d ms at most; "
              .formatted(
                  messages,
                  seeds.size(),
                  run.numbers.size(),
                  run.repeated.get(),
                  run.slow.size(),
                  dearest)
          + trial.finish();
    }
  }

  private void work() {
    int i = next.getAndIncrement();
    while (i < most) {
      try (Wire wire = Wire.greeted(port)) {
        while (i < most) {
          long begin = System.nanoTime();
          note(i, wire.deliver("postmaster", mutant(i)));
          if (System.nanoTime() - begin > 1_000_000_000L) {
            slow.put(i, System.nanoTime() - begin);
          }
          i = next.getAndIncrement();
        }
      } catch (IOException e) {
        wrong.add("number " + i + ": " + e);
        i = next.getAndIncrement();
      }
    }
  }

  private void note(int i, String reply) {
    if (!reply.startsWith("250")) {
      wrong.add("number " + i + ": " + reply);
      return;
    }
    accepted.incrementAndGet();
    numbers.add(Long.valueOf(reply.substring(reply.lastIndexOf(' ') + 1)));
    if (reply.contains("before")) {
      repeated.incrementAndGet();
    }
  }

  private void compare(Ledger ledger, long before) throws Exception {
    Set<Long> recorded = new HashSet<>();
    try (Connection connection = ledger.open();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select m.id from message m join message_raw r on r.message_id = m.id"
                    + " where m.mailing_id is null")) {
      while (rows.next()) {
        recorded.add(rows.getLong(1));
      }
    }
    if (!recorded.equals(numbers) || ledger.messages() != before + recorded.size()) {
      throw new StoryFailed(numbers.size() + " answered, " + recorded.size() + " recorded");
    }
  }

  /** Sends those that took long again, one after the other, and says what the dearest cost. */
  private long dearest(Daemon daemon) throws IOException {
    long dearest = 0;
    for (int i : slow.keySet().stream().limit(200).toList()) {
      long cpu = HostileMessages.processorMillis(daemon.pid());
      try (Wire wire = Wire.greeted(port)) {
        wire.deliver("postmaster", mutant(i));
      }
      long spent = HostileMessages.processorMillis(daemon.pid()) - cpu;
      dearest = Math.max(dearest, spent);
      if (spent > 1_000) {
        throw new StoryFailed("number " + i + " cost " + spent + " ms of processor time");
      }
    }
    return dearest;
  }

  /** The same for the same number, always. */
  private byte[] mutant(int number) {
    Random random = new Random(SEED + number);
    byte[] seed = seeds.get(random.nextInt(seeds.size()));
    if (number % 4 == 0) {
      return Arrays.copyOf(seed, random.nextInt(seed.length + 1));
    }
    byte[] mutant = seed.clone();
    int changes = 1 << random.nextInt(8);
    for (int i = 0; i < changes && mutant.length > 1; i++) {
      int at = random.nextInt(mutant.length);
      int length = Math.min(1 + random.nextInt(64), mutant.length - at);
      switch (random.nextInt(4)) {
        case 0 -> mutant[at] = (byte) random.nextInt(256);
        case 1 -> mutant[at] = (byte) MARKS.charAt(random.nextInt(MARKS.length()));
        case 2 -> mutant = without(mutant, at, length);
        default -> mutant = doubled(mutant, at, length);
      }
    }
    return mutant;
  }

  private static byte[] without(byte[] from, int at, int length) {
    byte[] rest = new byte[from.length - length];
    System.arraycopy(from, 0, rest, 0, at);
    System.arraycopy(from, at + length, rest, at, from.length - at - length);
    return rest;
  }

  private static byte[] doubled(byte[] from, int at, int length) {
    byte[] more = new byte[from.length + length];
    System.arraycopy(from, 0, more, 0, at + length);
    System.arraycopy(from, at, more, at + length, from.length - at);
    return more;
  }

  /** The messages of our own corpus, and those of a folder that FAULTS_CORPUS names. */
  private static List<byte[]> seeds() throws IOException {
    List<Path> folders = new ArrayList<>();
    folders.add(
        Path.of(System.getProperty("rebound.home", "."))
            .resolve("receiver/src/test/resources/corpus"));
    String more = System.getenv("FAULTS_CORPUS");
    if (more != null) {
      folders.add(Path.of(more));
    }
    List<byte[]> seeds = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          if (!file.toString().endsWith(".json") && Files.size(file) < 1 << 20) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            seeds.add(
                text.replace("\r\n", "\n")
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
          }
        }
      }
    }
    if (seeds.isEmpty()) {
      throw new StoryFailed("no messages in " + folders);
    }
    return seeds;
  }
}
