package org.rebound.receiver.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As whom the server runs: as ourselves, or, when we are root, as {@code postgres} or {@code
 * nobody}, for PostgreSQL refuses to run as root. Turns a command into the words that run it so.
 */
final class ServerAccount {

  /** An account other than our own. */
  private record Other(String name, int user, int group) {}

  private static final Logger log = LoggerFactory.getLogger(ServerAccount.class);
  private static final Duration SHORT = Duration.ofSeconds(20);
  private static final List<String> CANDIDATES = List.of("postgres", "nobody");

  private final Optional<Other> other;
  private final Optional<String> setpriv;
  private final Optional<String> runuser;
  private final Optional<String> setsid;
  private final boolean deathSignal;

  private ServerAccount(Optional<Other> other, Programs programs) {
    this.other = other;
    this.setpriv = programs.find("setpriv");
    this.runuser = programs.find("runuser");
    this.setsid = programs.find("setsid");
    this.deathSignal =
        setpriv.isPresent()
            && Command.run(
                    List.of(setpriv.get(), "--pdeathsig", "INT", "/bin/sh", "-c", ":"), SHORT)
                .succeeded();
  }

  /**
   * The account for this process's user.
   *
   * @throws EmbeddedPostgresException when we are root and cannot become anybody else
   */
  static ServerAccount choose(Programs programs) {
    if (ownUser() != 0) {
      return new ServerAccount(Optional.empty(), programs);
    }
    ServerAccount account = new ServerAccount(Optional.of(find(Path.of("/etc/passwd"))), programs);
    if (account.setpriv.isEmpty() && account.runuser.isEmpty()) {
      throw new EmbeddedPostgresException(
          "PostgreSQL does not run as root, and neither setpriv nor runuser is there to change the"
              + " user: install util-linux, or run the daemon as a plain user");
    }
    return account;
  }

  boolean isAnother() {
    return other.isPresent();
  }

  /** The user id that owns the database's files. */
  int user() {
    return other.map(Other::user).orElseGet(ServerAccount::ownUser);
  }

  String name() {
    return other.map(Other::name).orElseGet(() -> System.getProperty("user.name", "?"));
  }

  /**
   * The words that run the server: in a session of its own, so that Ctrl-C in a terminal reaches
   * the daemon only; and told to shut down (SIGINT, "fast") when the thread that starts it ends.
   */
  List<String> server(List<String> command) {
    return words(command, true, Optional.of("INT"));
  }

  /** The words that run a tool, which a killed daemon takes with it. */
  List<String> tool(List<String> command) {
    return words(command, false, Optional.of("KILL"));
  }

  /** The words that run a tool which neither Ctrl-C nor the daemon's end may stop half-way. */
  List<String> steadyTool(List<String> command) {
    return words(command, true, Optional.empty());
  }

  /** Gives the tree to the account, where it is another's. */
  void own(Path tree) throws IOException {
    if (other.isPresent() && FileTree.owner(tree) != other.get().user()) {
      FileTree.own(tree, other.get().user(), other.get().group());
    }
  }

  /**
   * Makes sure that the account can get to the folder through all its parents.
   *
   * @throws EmbeddedPostgresException naming the parent that is closed to it
   */
  void requireWayTo(Path folder) {
    if (other.isEmpty()) {
      return;
    }
    List<String> command =
        new ArrayList<>(
            List.of("/bin/sh", "-c", "for d do [ -x \"$d\" ] || { echo \"$d\"; exit 1; }; done"));
    command.add("sh");
    for (int depth = 1; depth <= folder.getNameCount(); depth++) {
      command.add("/" + folder.subpath(0, depth));
    }
    Command.Outcome outcome = Command.run(tool(command), SHORT);
    if (!outcome.succeeded()) {
      throw new EmbeddedPostgresException(
          "the database runs as user "
              + name()
              + ", who cannot get to "
              + folder
              + " ("
              + outcome.oneLine()
              + " is closed to it): choose a data folder such as /var/lib/rebound, or chmod o+x "
              + outcome.oneLine());
    }
  }

  /** Says once what is missing on this system, and what follows from it. */
  void warnOfWhatIsMissing() {
    if (!deathSignal) {
      log.warn(
          "setpriv is missing or too old: a database whose daemon is killed runs on until the next"
              + " start stops it (util-linux 2.33 or newer has it)");
    }
    if (setsid.isEmpty()) {
      log.warn("setsid is missing: Ctrl-C in a terminal stops the database before the daemon");
    }
  }

  private List<String> words(List<String> command, boolean ownSession, Optional<String> signal) {
    List<String> words = new ArrayList<>();
    if (ownSession && setsid.isPresent()) {
      words.add(setsid.get());
    }
    Optional<String> usable = signal.filter(s -> deathSignal);
    if (setpriv.isPresent() && (other.isPresent() || usable.isPresent())) {
      words.add(setpriv.get());
      other.ifPresent(
          o ->
              words.addAll(
                  List.of("--reuid=" + o.user(), "--regid=" + o.group(), "--clear-groups")));
      usable.ifPresent(s -> words.addAll(List.of("--pdeathsig", s)));
    } else if (other.isPresent()) {
      words.addAll(List.of(runuser.orElseThrow(), "-u", other.get().name(), "--"));
    }
    words.addAll(command);
    return words;
  }

  private static int ownUser() {
    return FileTree.owner(Path.of("/proc/" + ProcessHandle.current().pid()));
  }

  private static Other find(Path accounts) {
    try {
      List<String> lines = Files.readAllLines(accounts, StandardCharsets.ISO_8859_1);
      for (String name : CANDIDATES) {
        for (String line : lines) {
          String[] fields = line.split(":", -1);
          if (fields.length >= 4 && fields[0].equals(name) && !fields[2].equals("0")) {
            return new Other(name, Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
          }
        }
      }
    } catch (IOException | NumberFormatException e) {
      throw new EmbeddedPostgresException("cannot read " + accounts + ": " + e, e);
    }
    throw new EmbeddedPostgresException(
        "PostgreSQL does not run as root, and there is no user postgres or nobody to run it as:"
            + " make one (useradd --system postgres), or run the daemon as a plain user");
  }
}
