package org.rebound.receiver.registry;

import java.util.Collection;
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
    Object[] tags = addresses.stream().map(AddressTag::value).distinct().toArray();
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(Sql.named("query-blocked-among"))
                    .bindArray("tags", Long.class, tags)
                    .map(ConstructorMapper.of(Blocked.class))
                    .list())
        .stream()
        .collect(Collectors.toMap(Blocked::tag, blocked -> blocked));
  }
}
