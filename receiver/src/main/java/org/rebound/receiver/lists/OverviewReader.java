package org.rebound.receiver.lists;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * Reads what the overview shows, since the beginning of a day in UTC: from the tallies, so that it
 * takes no longer however many bounces there are. Safe for use by many threads.
 */
public final class OverviewReader {

  private final Jdbi jdbi;

  /** Reads from {@code jdbi}. */
  public OverviewReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Bounces and complaints by day and sort. */
  public List<BouncesOfDay> bounces(Instant since) {
    return read("overview-bounces", since, BouncesOfDay.class);
  }

  /** Addresses that became blocked, by day; days without any are left out. */
  public List<BlocksOfDay> blocks(Instant since) {
    return read("overview-blocks", since, BlocksOfDay.class);
  }

  /** The providers with most bounces, at most so many; of reports that name the server. */
  public List<BouncesOfProvider> providers(Instant since, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("overview-providers"))
                .bind("since", since.toString())
                .bind("limit", most)
                .map(ConstructorMapper.of(BouncesOfProvider.class))
                .list());
  }

  /** Of each of these categories the newest bounce that is the sender's to mend. */
  public List<LatestBounce> latest(List<String> categories, Instant since) {
    return jdbi.withHandle(
        handle -> {
          try (Query query = handle.createQuery(Sql.named("overview-latest"))) {
            query.bind("since", since.toString());
            new Rows<>(query, categories).texts("categories", category -> category);
            return query.map(ConstructorMapper.of(LatestBounce.class)).list();
          }
        });
  }

  private <R> List<R> read(String statement, Instant since, Class<R> row) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named(statement))
                .bind("since", since.toString())
                .map(ConstructorMapper.of(row))
                .list());
  }
}
