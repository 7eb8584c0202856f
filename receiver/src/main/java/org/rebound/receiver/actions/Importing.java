package org.rebound.receiver.actions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.ledger.LockedAddress;
import org.rebound.receiver.policy.Policy;
import org.rebound.receiver.policy.Standing;
import org.rebound.receiver.policy.Standing.Cause;
import org.rebound.receiver.policy.Transition;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * Blocks what an imported list says, with the reason that stands there for each. An address that
 * was never heard of becomes known; one that was deleted for good meanwhile is passed over.
 */
final class Importing implements Effect {

  private final long list;
  private final String actor;

  Importing(long list, String actor) {
    this.list = list;
    this.actor = actor;
  }

  private record Row(long tag, String email, boolean complained, String reason) {}

  @Override
  public long on(Handle handle, List<Long> tags, Instant at) {
    List<Row> rows = take(handle, tags);
    var made = handle.createUpdate(Sql.named("register-addresses")).bind("at", at);
    new Rows<>(made, rows).longs("tags", Row::tag).texts("emails", Row::email);
    made.execute();
    Map<Long, Row> byTag = rows.stream().collect(Collectors.toMap(Row::tag, Function.identity()));
    List<Change> changes = new ArrayList<>();
    for (LockedAddress address : LockedAddress.lock(handle, byTag.keySet())) {
      Optional.ofNullable(byTag.get(address.tag()))
          .flatMap(row -> change(address.standing(List.of()), row))
          .ifPresent(changes::add);
    }
    Change.write(handle, changes, actor, at);
    return changes.size();
  }

  private static Optional<Change> change(Standing before, Row row) {
    return Policy.blockAsImported(before, row.complained())
        .map(
            after ->
                new Change(
                    row.tag(),
                    after,
                    new Transition(
                        before.state(), after.state(), after.cause().orElse(Cause.IMPORT)),
                    Optional.of(row.reason())));
  }

  private List<Row> take(Handle handle, List<Long> tags) {
    var query = handle.createQuery(Sql.named("import-take-rows")).bind("import", list);
    new Rows<>(query, tags).longs("tag", tag -> tag);
    return query
        .map(
            (row, context) ->
                new Row(
                    row.getLong("tag"),
                    row.getString("email"),
                    row.getString("kind").equals("complaints"),
                    row.getString("reason")))
        .list();
  }
}
