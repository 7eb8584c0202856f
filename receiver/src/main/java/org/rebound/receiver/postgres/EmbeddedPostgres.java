package org.rebound.receiver.postgres;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, run as a child process and kept running until {@link #close()}.
 *
 * <p>What was committed survives the end of the server, of this process and of the machine. The
 * server listens on 127.0.0.1 only, with a random password, and stays on its port when it has to be
 * started again: connections break then and can be opened anew. Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final int TRIES_FOR_A_PORT = 5;

  private final FolderLock lock;
  private final Supervisor supervisor;
  private final Access access;

  private EmbeddedPostgres(FolderLock lock, Supervisor supervisor, Access access) {
    this.lock = lock;
    this.supervisor = supervisor;
    this.access = access;
  }

  /**
   * Starts the server and waits until it takes connections. The data is made at the first start; a
   * start that was cut off in the middle is made good by the next.
   *
   * @throws EmbeddedPostgresException when it cannot be started: the message says why, and what to
   *     do. Nothing runs and nothing is locked then.
   */
  public static EmbeddedPostgres start(EmbeddedPostgresSettings settings) {
    return start(settings, Programs.ofTheSystem());
  }

  static EmbeddedPostgres start(EmbeddedPostgresSettings settings, Programs programs) {
    ServerAccount account = ServerAccount.choose(programs);
    DataFolder folder = DataFolder.open(settings.dataFolder(), account);
    account.requireWayTo(folder.path());
    FolderLock lock = FolderLock.take(folder);
    try {
      account.warnOfWhatIsMissing();
      return start(settings, programs, account, folder, lock);
    } catch (IOException e) {
      lock.close();
      throw new EmbeddedPostgresException(
          "cannot prepare the database in "
              + folder.path()
              + " ("
              + Text.oneLine(e.toString())
              + "): is the disk full, or the file another user's?",
          e);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /** The URL of the daemon's database; user and password apart. Never changes. */
  public String jdbcUrl() {
    return access.jdbcUrl();
  }

  /** The role to connect as. It owns everything in this server. */
  public String user() {
    return Cluster.USER;
  }

  /** The role's password. It must not get into a log. */
  public String password() {
    return access.password();
  }

  /**
   * Shuts the server down and waits: open connections are ended at once, 30 s are allowed for
   * writing all out, then it is stopped as in a crash, from which the next start recovers.
   * Idempotent.
   */
  @Override
  public void close() {
    supervisor.stop();
    lock.close();
  }

  private static EmbeddedPostgres start(
      EmbeddedPostgresSettings settings,
      Programs programs,
      ServerAccount account,
      DataFolder folder,
      FolderLock lock)
      throws IOException {
    folder.sweep();
    Binaries binaries = Binaries.in(folder, programs);
    Cluster cluster = new Cluster(folder, binaries, account);
    cluster.makeIfMissing();
    ServerControl control = new ServerControl(binaries, folder.cluster(), account);
    Leftovers leftovers = new Leftovers(folder.cluster(), control);
    leftovers.clear();
    cluster.claim();
    binaries.removeOthers(folder);
    String password = cluster.password();
    ServerLog serverLog = new ServerLog(folder.logFile());
    for (int tries = 1; ; tries++) {
      int port = settings.port() == 0 ? FreePort.pick() : settings.port();
      Access access = new Access(port, password);
      List<String> words = account.server(ServerCommand.words(binaries, folder, settings, port));
      Supervisor supervisor =
          new Supervisor(
              () -> ServerProcess.fork(words, serverLog, folder.cluster(), access),
              leftovers,
              control);
      try {
        supervisor.start(settings.startTimeout());
        log.info("The embedded database listens on 127.0.0.1:{}", port);
        return new EmbeddedPostgres(lock, supervisor, access);
      } catch (EmbeddedPostgresException e) {
        if (FreePort.isFree(port)) {
          throw e;
        }
        if (settings.port() != 0 || tries == TRIES_FOR_A_PORT) {
          throw new EmbeddedPostgresException(
              "port "
                  + port
                  + " on 127.0.0.1 is another program's: stop that, or configure another port for"
                  + " the database",
              e);
        }
        log.info("Port {} was taken by somebody else meanwhile; trying another", port);
      }
    }
  }
}
