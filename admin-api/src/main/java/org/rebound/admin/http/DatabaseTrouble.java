package org.rebound.admin.http;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;

/** Tells a database that is away or slow, which passes, from a fault of ours, which does not. */
final class DatabaseTrouble {

  private static final Duration AGAIN = Duration.ofSeconds(5);

  private DatabaseTrouble() {}

  /** The problem to answer; nothing when the fault is not the database's. */
  static Optional<ProblemException> of(Throwable thrown) {
    if (find(thrown, ConnectionException.class).isPresent()) {
      return Optional.of(away());
    }
    return find(thrown, SQLException.class)
        .map(SQLException::getSQLState)
        .flatMap(
            state -> {
              if (state.equals("57014")) {
                return Optional.of(
                    new ProblemException(
                        Problem.of(ProblemType.QUERY_TIMEOUT)
                            .withDetail("Ask for less: a mailing, an address, a span of time."),
                        Optional.of(AGAIN)));
              }
              boolean passes =
                  state.startsWith("08")
                      || state.startsWith("53")
                      || state.startsWith("57P")
                      || state.equals("25006");
              return passes ? Optional.of(away()) : Optional.empty();
            });
  }

  /** One line for the log, without parameters. */
  static String line(Throwable thrown) {
    return find(thrown, SQLException.class)
        .map(e -> e.getSQLState() + " " + e.getMessage())
        .orElseGet(() -> String.valueOf(thrown.getMessage()));
  }

  private static ProblemException away() {
    return new ProblemException(Problem.of(ProblemType.DATABASE_UNAVAILABLE), Optional.of(AGAIN));
  }

  private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }
}
