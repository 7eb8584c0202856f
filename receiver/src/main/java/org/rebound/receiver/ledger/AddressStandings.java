package org.rebound.receiver.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.sql.Sql;

/** Reads how many addresses stand, with one statement. Safe for use by many threads. */
public final class AddressStandings {

  private final Jdbi jdbi;

  /** Queries over {@code jdbi}. */
  public AddressStandings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The standing of each of these addresses that was ever heard of. */
  public Map<AddressTag, AddressStanding> find(Collection<AddressTag> tags) {
    Long[] wanted = tags.stream().distinct().map(AddressTag::value).toArray(Long[]::new);
    if (wanted.length == 0) {
      return Map.of();
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("query-addresses-standing"))
                .bindArray("tags", Long.class, (Object[]) wanted)
                .map(ConstructorMapper.of(AddressStanding.class))
                .stream()
                .collect(Collectors.toMap(row -> new AddressTag(row.tag()), Function.identity())));
  }
}
