package org.rebound.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.rebound.e2e.Bounces;
import org.rebound.e2e.Bounces.Bounce;
import org.rebound.e2e.Check;
import org.rebound.e2e.Check.StoryFailed;
import org.rebound.e2e.Daemon;
import org.rebound.e2e.DebianPostgres;
import org.rebound.e2e.Generator;
import org.rebound.e2e.Journal;
import org.rebound.e2e.Postmaster;
import org.rebound.e2e.Processes;

/**
 * A daemon with its database, load, and the comparison of what was answered with what is there.
 *
 * <p>Of each round: whatever was answered 250 is recorded once; whatever is recorded was answered
 * 250 or may be (no answer, or 4yz); after everything was sent until it was answered 250,
 * everything is there once. At the end: all counts are right.
 */
final class Trial implements AutoCloseable {

  /** What happens while the load runs; returns when the surroundings are well again. */
  interface Fault {
    /** Does it. */
    void strike() throws Exception;
  }

  private static final String PASSWORD = "only-on-loopback";
  private static final int ROUND = 400;
  private static final int CONNECTIONS = 10;

  private final Path folder;
  private Optional<DebianPostgres> external;
  private final Map<String, String> environment;
  private final Daemon daemon;
  private final Journal journal;
  private final long begin = System.nanoTime();
  private final List<Long> back = new ArrayList<>();
  private List<Bounce> current = List.of();
  private Generator.Run running = new Generator.Run(List.of());
  private long sentAt;
  private int port;
  private int rounds;
  private long sent;
  private long openButThere;
  private long threads;
  private boolean passed;

  private Trial(Path folder, Optional<DebianPostgres> external, Map<String, String> environment)
      throws IOException {
    this.folder = folder;
    this.external = external;
    this.environment = Map.copyOf(environment);
    this.daemon = Daemon.start(folder, environment);
    this.port = daemon.smtpPort();
    this.journal = new Journal(folder.resolve("journal"));
  }

  /** With the embedded database. */
  static Trial embedded(String name, Map<String, String> environment) throws IOException {
    return embedded(Daemon.workFolder(name), environment);
  }

  /** The same in a folder that is there. */
  static Trial embedded(Path folder, Map<String, String> environment) throws IOException {
    return new Trial(folder, Optional.empty(), environment);
  }

  /** With Debian's PostgreSQL, made for this. */
  static Trial external(String name, Map<String, String> environment) throws IOException {
    Path folder = Daemon.workFolder(name);
    DebianPostgres database = new DebianPostgres(folder, PASSWORD);
    return behind(folder, database, environment);
  }

  /** With Debian's PostgreSQL. */
  static Trial behind(Path folder, DebianPostgres database, Map<String, String> environment)
      throws IOException {
    return behind(folder, database, database.port(), environment);
  }

  /** With Debian's PostgreSQL, which the daemon reaches by way of {@code port}. */
  static Trial behind(
      Path folder, DebianPostgres database, int port, Map<String, String> environment)
      throws IOException {
    return behind(
        folder,
        database,
        DebianPostgres.urlAt(port) + "?sslmode=disable&gssEncMode=disable",
        environment);
  }

  /** With Debian's PostgreSQL, which the daemon finds by {@code url}. */
  static Trial behind(
      Path folder, DebianPostgres database, String url, Map<String, String> environment)
      throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("REBOUND_DATABASE_URL", url);
    all.put("REBOUND_DATABASE_USER", "rebound");
    all.put("REBOUND_DATABASE_PASSWORD", PASSWORD);
    try {
      return new Trial(folder, Optional.of(database), all);
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** A cluster in a new folder, for {@link #behind}. */
  static DebianPostgres database(Path folder) throws IOException {
    return new DebianPostgres(folder, PASSWORD);
  }

  /** The same under a name, with lines of {@code postgresql.conf}. */
  static DebianPostgres database(Path folder, String name, String lines) throws IOException {
    return new DebianPostgres(folder, name, PASSWORD, lines);
  }

  Daemon daemon() {
    return daemon;
  }

  DebianPostgres database() {
    return external.orElseThrow();
  }

  /** The database is another server now; whoever says so closes the former one. */
  void movedTo(DebianPostgres database) {
    external = Optional.of(database);
  }

  Journal journal() {
    return journal;
  }

  /** The database, asked directly; to be asked for anew after it was started again. */
  Ledger ledger() throws IOException {
    return external.isPresent() ? ledgerOf(external.get()) : embeddedLedger(folder);
  }

  /** The same of any server made with {@link #database}, or copied from one. */
  static Ledger ledgerOf(DebianPostgres database) {
    return new Ledger(database.url(), "rebound", PASSWORD);
  }

  /** The embedded database below the folder of a daemon. */
  static Ledger embeddedLedger(Path folder) throws IOException {
    Path home = folder.resolve("data").resolve("postgres");
    String port = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid")).get(3);
    return new Ledger(
        "jdbc:postgresql://127.0.0.1:" + port.strip() + "/rebound",
        "rebound",
        Files.readString(home.resolve("postgres.password")).strip());
  }

  /** What the daemon was started with. */
  Map<String, String> environment() {
    return environment;
  }

  /** The bounces of the round under way. */
  List<Bounce> current() {
    return current;
  }

  /** Waits until everything of the round under way was tried once, and notes when. */
  void awaitSent() throws InterruptedException {
    running.await();
    sentAt = System.nanoTime();
  }

  /** When that was, by {@link System#nanoTime}. */
  long sentAt() {
    return sentAt;
  }

  /** Sends to {@code newPort} from now on: that of something before the daemon. */
  void sendTo(int newPort) {
    port = newPort;
  }

  /** The process of the embedded server. */
  long embeddedPostmaster() throws IOException {
    return Postmaster.of(folder.resolve("data").resolve("postgres").resolve("postgres")).pid();
  }

  /** Load, a fault at some moment within it, and the comparison. */
  void round(Fault fault) throws Exception {
    round(ROUND, ThreadLocalRandom.current().nextInt(400), fault);
  }

  /** The same with {@code size} bounces and the fault so many milliseconds after the first. */
  void round(int size, long after, Fault fault) throws Exception {
    round(size, after, () -> {}, fault);
  }

  /** The same with something done when everything is ready, just before the first. */
  void round(int size, long after, Fault ready, Fault fault) throws Exception {
    int mailing = ++rounds;
    List<Bounce> bounces = mint(mailing, size);
    current = bounces;
    sent += bounces.size();
    Generator generator = new Generator(port, journal);
    ready.strike();
    Generator.Run run = generator.send(bounces, CONNECTIONS);
    running = run;
    Thread.sleep(after);
    long struck = System.nanoTime();
    fault.strike();
    run.await();
    compare(mailing, bounces);
    settle(generator, bounces);
    back.add(Duration.ofNanos(System.nanoTime() - struck).toMillis());
    if (!compare(mailing, bounces).equals(ids(bounces))) {
      throw new StoryFailed("mailing " + mailing + ": not all of it is recorded after all was 250");
    }
    threads = threads == 0 ? daemon.threads() : threads;
  }

  private List<Bounce> mint(int mailing, int size) {
    return Check.await(
        "return paths are minted",
        Duration.ofSeconds(30),
        () -> Bounces.mintOne(daemon.api(), mailing, size),
        minted -> !minted.isEmpty());
  }

  /** Sends all of the round again, as if every answer had been lost. */
  void sendAll() throws InterruptedException {
    new Generator(port, journal).send(current, CONNECTIONS).await();
  }

  /** Whether everything of the round was answered 250. */
  boolean isAllAnswered() {
    return journal.acknowledged().containsAll(ids(current));
  }

  /** Sends what of the round was not answered 250 once more, on connections of its own. */
  void again() throws InterruptedException {
    Map<String, Integer> answered = journal.answered();
    List<Bounce> rest =
        current.stream().filter(b -> answered.getOrDefault(b.id(), 0) != 250).toList();
    new Generator(port, journal).send(rest, CONNECTIONS).await();
  }

  /** Sends what was not answered 250 until it is, as any mail system would. */
  private void settle(Generator generator, List<Bounce> bounces) {
    Check.await(
        "everything is answered 250",
        Duration.ofSeconds(90),
        () -> {
          Map<String, Integer> answered = journal.answered();
          List<Bounce> rest =
              bounces.stream().filter(b -> answered.getOrDefault(b.id(), 0) != 250).toList();
          generator.send(rest, CONNECTIONS).await();
          return rest.size();
        },
        rest -> rest == 0);
  }

  /** What of the mailing is recorded. */
  private Set<String> compare(int mailing, List<Bounce> bounces) throws IOException, SQLException {
    Map<String, Integer> recorded =
        Check.await(
            "the database can be asked",
            Duration.ofSeconds(60),
            () -> ledger().recorded(mailing),
            seen -> true);
    Set<String> lost = new TreeSet<>(ids(bounces));
    lost.retainAll(journal.acknowledged());
    lost.removeAll(recorded.keySet());
    none("answered 250 and not recorded", lost);
    none(
        "recorded twice",
        recorded.entrySet().stream().filter(e -> e.getValue() != 1).map(Object::toString).toList());
    Set<String> unasked = new HashSet<>(recorded.keySet());
    unasked.removeAll(journal.acknowledged());
    openButThere += unasked.size();
    unasked.removeAll(journal.open());
    none("recorded and refused for good, or never sent", unasked);
    Map<String, Integer> answered = journal.answered();
    none(
        "refused for good",
        bounces.stream().filter(b -> answered.getOrDefault(b.id(), 0) >= 500).toList());
    return recorded.keySet();
  }

  private static void none(String what, java.util.Collection<?> found) {
    if (!found.isEmpty()) {
      throw new StoryFailed(found.size() + " " + what + ": " + found.stream().limit(5).toList());
    }
  }

  private static Set<String> ids(List<Bounce> bounces) {
    Set<String> ids = new HashSet<>();
    bounces.forEach(bounce -> ids.add(bounce.id()));
    return ids;
  }

  /** The last comparison; what was seen, in one line. */
  String finish() throws Exception {
    ledger().countsAreRight();
    long connections = ledger().connections();
    if (connections > 16) {
      throw new StoryFailed("the daemon holds " + connections + " connections of 16");
    }
    // Threads of sessions rest a minute before they end.
    long now =
        Check.await(
            "there are no more threads than the " + threads + " of the first round, or hardly",
            Duration.ofSeconds(100),
            daemon::threads,
            seen -> seen <= threads + 30);
    passed = true;
    return ("%d rounds in %d s, %d bounces, %d tries without an answer, %d recorded without a 250 at"
            + " first; lost 0, twice 0, counts right; all was 250 %d ms after the fault (median),"
            + " %d ms at most; %d threads, %d connections")
        .formatted(
            rounds,
            Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
            sent,
            journal.lost(),
            openButThere,
            back.stream().sorted().skip(back.size() / 2).findFirst().orElse(0L),
            back.stream().mapToLong(Long::longValue).max().orElse(0),
            now,
            connections);
  }

  @Override
  public void close() throws IOException {
    try {
      daemon.close();
    } finally {
      if (external.isPresent()) {
        external.get().close();
      }
      journal.close();
    }
    if (passed) {
      Processes.run("rm", "-rf", folder.toString());
    } else {
      System.out.println("  what was left is in " + folder);
    }
  }
}
