package org.rebound.receiver.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recorder thread's connection to the database: kept over transactions, so that statements stay
 * prepared; given up after any failure, and tried before use when it has been idle. Used by one
 * thread.
 */
final class Line implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Line.class);
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final int VALIDATION_SECONDS = 2;

  private final Jdbi jdbi;
  private final Duration silence;
  private Optional<Handle> open = Optional.empty();
  private long lastUsed;

  /**
   * A line that is not yet open.
   *
   * @param silence how long the server may say nothing before the line counts as broken
   */
  Line(Jdbi jdbi, Duration silence) {
    this.jdbi = jdbi;
    this.silence = silence;
  }

  /** An open connection, in no transaction. */
  Handle handle() throws SQLException {
    if (open.isPresent() && System.nanoTime() - lastUsed > IDLE.toNanos()) {
      if (!open.get().getConnection().isValid(VALIDATION_SECONDS)) {
        close();
      }
    }
    if (open.isEmpty()) {
      Handle handle = jdbi.open();
      open = Optional.of(handle);
      // Whatever the data source is set to: a server that went silent must not hold us for ever.
      handle.getConnection().setNetworkTimeout(Runnable::run, (int) silence.toMillis());
    }
    lastUsed = System.nanoTime();
    return open.get();
  }

  /** Gives the connection up; the next use opens another. */
  @Override
  public void close() {
    open.ifPresent(
        handle -> {
          try {
            handle.close();
          } catch (RuntimeException e) {
            LOG.debug("the broken connection could not be closed in good order", e);
          }
        });
    open = Optional.empty();
  }
}
