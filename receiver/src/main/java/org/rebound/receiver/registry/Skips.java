package org.rebound.receiver.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.sql.Sql;

/** Says which addresses mailings must skip. Safe for use by many threads. */
public final class Skips {

  private final Jdbi jdbi;

  /** Asks through {@code jdbi}. */
  public Skips(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Those of the addresses that are blocked, by tag. */
  public Map<Long, Blocked> among(Collection<AddressTag> addresses) {
    return rows("query-blocked-among", addresses, Blocked.class).stream()
        .collect(Collectors.toMap(Blocked::tag, blocked -> blocked));
  }

  /** Those of the addresses that were corrected, by tag. */
  public Map<Long, Corrected> corrected(Collection<AddressTag> addresses) {
    return rows("query-corrected-among", addresses, Corrected.class).stream()
        .collect(Collectors.toMap(Corrected::tag, corrected -> corrected));
  }

  private <T> List<T> rows(String query, Collection<AddressTag> addresses, Class<T> type) {
    Object[] tags = addresses.stream().map(AddressTag::value).distinct().toArray();
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named(query))
                .bindArray("tags", Long.class, tags)
                .map(ConstructorMapper.of(type))
                .list());
  }
}
