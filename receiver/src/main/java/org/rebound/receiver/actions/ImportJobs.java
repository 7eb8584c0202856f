package org.rebound.receiver.actions;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.sql.Sql;

/** Starts imported lists, each once. Safe for use by many threads and daemons. */
public final class ImportJobs {

  private final Jdbi jdbi;

  /** Jobs in {@code jdbi}. */
  public ImportJobs(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record Found(String source, Optional<Long> job, long total) {}

  /**
   * Makes the job of a list that was read to its end, or gives the one that was made before.
   *
   * @return empty when there is no such list
   */
  public Optional<Submission.Accepted> start(long list, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Found> found =
              handle
                  .createQuery(Sql.named("import-lock"))
                  .bind("import", list)
                  .bind("at", at)
                  .map(
                      (row, context) -> {
                        long job = row.getLong("job_id");
                        Optional<Long> started =
                            row.wasNull() ? Optional.empty() : Optional.of(job);
                        return new Found(row.getString("source"), started, row.getLong("total"));
                      })
                  .findOne();
          return found.map(
              one ->
                  new Submission.Accepted(
                      one.job()
                          .orElseGet(
                              () ->
                                  handle
                                      .createQuery(Sql.named("import-start"))
                                      .bind("import", list)
                                      .bind("source", one.source())
                                      .bind("total", one.total())
                                      .bind("actor", actor.name())
                                      .bind(
                                          "peer",
                                          actor
                                              .peer()
                                              .map(InetAddress::getHostAddress)
                                              .orElse(null))
                                      .bind("at", at)
                                      .mapTo(Long.class)
                                      .one()),
                      one.total()));
        });
  }
}
