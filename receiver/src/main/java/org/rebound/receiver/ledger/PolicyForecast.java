package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.policy.Effect;
import org.rebound.receiver.policy.PolicySettings;
import org.rebound.receiver.policy.PolicySettings.Mode;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * What other settings of the policy would make of the addresses there are. Blocks by hand, by an
 * import and by a complaint are nobody's bounce and stay out of it.
 *
 * @param block addresses that are usable now and would be blocked
 * @param free addresses that are blocked for their bounces now and would be usable
 */
public record PolicyForecast(long block, long free) {

  /**
   * The forecast for {@code after} in place of {@code before}. From the counts of the addresses
   * where these tell it all; else every bounce that is still kept is judged again.
   */
  static PolicyForecast of(
      Handle handle, PolicySettings before, PolicySettings after, Instant now) {
    boolean sameCounts =
        before.overrides().equals(after.overrides())
            && before.mode() != Mode.WINDOW
            && after.mode() != Mode.WINDOW;
    return sameCounts ? byCounts(handle, after) : byFacts(handle, after, now);
  }

  private static PolicyForecast byCounts(Handle handle, PolicySettings settings) {
    return handle
        .createQuery(Sql.named("forecast-by-counts"))
        .bind("accepted", settings.acceptedBounces())
        .bind("mode", settings.mode().code())
        .map(ConstructorMapper.of(PolicyForecast.class))
        .one();
  }

  private static PolicyForecast byFacts(Handle handle, PolicySettings settings, Instant now) {
    List<Map.Entry<Category, Effect>> overrides = List.copyOf(settings.overrides().entrySet());
    Query query =
        handle
            .createQuery(Sql.named("forecast-by-facts"))
            .bind("accepted", settings.acceptedBounces())
            .bind("mode", settings.mode().code())
            .bind("now", now.toString())
            .bind("window", settings.window().toString());
    new Rows<>(query, overrides)
        .texts("categories", o -> o.getKey().code())
        .texts("effects", o -> o.getValue().code());
    return query.map(ConstructorMapper.of(PolicyForecast.class)).one();
  }
}
