package org.rebound.admin;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.settings.DatabaseServers;
import org.slf4j.LoggerFactory;

/**
 * Connections to the primary among some PostgreSQL servers. Of two primaries of one cluster it
 * takes the one that was promoted last, and never again one that was promoted before what it has
 * seen: a former primary that comes back is left alone. While it serves, it looks at the other
 * servers every three seconds; when one of them was promoted, connections to the former primary are
 * broken off, since what hangs on them would hang for long. Safe for use by many threads.
 */
final class PrimaryServer implements DataSource, AutoCloseable {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(PrimaryServer.class);
  private static final Duration EVERY = Duration.ofSeconds(3);
  private static final String READ_ONLY = "25006";
  private static final String REFUSED = "08004";
  private static final int NOBODY = -1;

  private final List<String> addresses;
  private final Properties properties;
  private final Map<Connection, Integer> given = new WeakHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<Known> known = Optional.empty();

  private PrimaryServer(DatabaseServers servers, Properties properties) {
    this.addresses = servers.addresses();
    this.properties = properties;
  }

  /**
   * The primary among {@code servers}; watched, when they are several, until it is closed.
   *
   * @param properties of the driver, user and password among them
   */
  static PrimaryServer among(DatabaseServers servers, Properties properties) {
    PrimaryServer primary = new PrimaryServer(servers, properties);
    if (servers.addresses().size() > 1) {
      Thread thread = new Thread(primary::watch, "rebound-primary");
      thread.setDaemon(true);
      thread.start();
    }
    return primary;
  }

  private record Known(int server, ServerPlace place) {}

  private record Found(int server, ServerPlace place, Connection connection) {}

  @Override
  public Connection getConnection() throws SQLException {
    Optional<Known> seen = known();
    if (seen.isEmpty() || addresses.size() == 1) {
      return give(look(NOBODY));
    }
    int server = seen.get().server();
    try {
      Found found = open(server);
      if (mayBeUsed(found.place())) {
        return give(found);
      }
      found.connection().close();
    } catch (SQLException e) {
      LOG.debug("{} does not answer", host(server), e);
    }
    return give(look(server));
  }

  /** Whether it can be written to, as far as one asks, and nobody was promoted since. */
  private boolean mayBeUsed(ServerPlace place) {
    // Of a single server the caller finds out by himself, and can say more about it.
    boolean writes = addresses.size() == 1 || !place.standby();
    return writes && known().stream().noneMatch(seen -> place.isBefore(seen.place()));
  }

  /** Asks all servers but one, and answers the primary, connected. */
  private Found look(int butNot) throws SQLException {
    List<String> why = new ArrayList<>();
    Optional<Found> best = Optional.empty();
    @Nullable SQLException failure = null;
    for (int server = 0; server < addresses.size(); server++) {
      if (server == butNot) {
        continue;
      }
      try {
        Found found = open(server);
        if (!mayBeUsed(found.place())) {
          found.connection().close();
          why.add(
              host(server) + " is a " + (found.place().standby() ? "standby" : "former primary"));
        } else if (best.isPresent() && !best.get().place().isBefore(found.place())) {
          found.connection().close();
        } else {
          if (best.isPresent()) {
            best.get().connection().close();
          }
          best = Optional.of(found);
        }
      } catch (SQLException e) {
        why.add(host(server) + ": " + e.getMessage());
        failure = e;
      }
    }
    if (best.isEmpty()) {
      throw none(why, failure);
    }
    return best.get();
  }

  private static SQLException none(List<String> why, @Nullable SQLException failure) {
    if (why.size() == 1 && failure != null) {
      return failure;
    }
    boolean onlyStandbys = why.stream().allMatch(reason -> reason.endsWith("standby"));
    String state = failure != null ? failure.getSQLState() : onlyStandbys ? READ_ONLY : REFUSED;
    return new SQLException("no server is the primary: " + String.join("; ", why), state, failure);
  }

  /** Notes the server as the primary, and that the connection is one to it. */
  private Connection give(Found found) throws SQLException {
    List<Connection> useless = new ArrayList<>();
    synchronized (this) {
      Optional<Known> before = known;
      if (before.isPresent() && found.place().isBefore(before.get().place())) {
        found.connection().close();
        throw new SQLException(host(found.server()) + " is a former primary", REFUSED);
      }
      known = Optional.of(new Known(found.server(), found.place()));
      given.put(found.connection(), found.server());
      if (before.isPresent() && before.get().server() != found.server()) {
        LOG.warn(
            "the primary is {} now; it was {}", host(found.server()), host(before.get().server()));
        given.forEach(
            (connection, server) -> {
              if (server != found.server()) {
                useless.add(connection);
              }
            });
        given.keySet().removeAll(useless);
      }
    }
    useless.forEach(PrimaryServer::breakOff);
    return found.connection();
  }

  private static void breakOff(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("a connection to the former primary could not be broken off", e);
    }
  }

  private void watch() {
    try {
      while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        for (int server = 0; server < addresses.size(); server++) {
          lookAt(server);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Moves to the server if it was promoted after the one that is used. */
  private void lookAt(int server) {
    Optional<Known> seen = known();
    if (seen.isEmpty() || seen.get().server() == server) {
      return;
    }
    try {
      Found found = open(server);
      if (!found.place().standby() && seen.get().place().isBefore(found.place())) {
        give(found);
      }
      found.connection().close();
    } catch (SQLException e) {
      LOG.debug("{} does not answer", host(server), e);
    }
  }

  private synchronized Optional<Known> known() {
    return known;
  }

  private String host(int server) {
    return DatabaseServers.host(addresses.get(server));
  }

  private Found open(int server) throws SQLException {
    Connection connection = DriverManager.getConnection(addresses.get(server), properties);
    try {
      return new Found(server, ServerPlace.of(connection), connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Ends the watch; connections stay open. */
  @Override
  public void close() {
    closed.countDown();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("logs by SLF4J");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
