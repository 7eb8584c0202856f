package org.rebound.admin.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebound.admin.api.Reasons;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.Order;

/**
 * What is to be exported, by whom.
 *
 * @param conditions which rows: all must hold
 * @param expected how many rows somebody saw; empty when nobody minds
 * @param reasons what happened, in words
 * @param said the filter and what else goes into the audit list, without what can hold an address
 */
public record Export<R>(
    ExportedList<R> list,
    List<Condition> conditions,
    Order order,
    Optional<Long> expected,
    ExportFormat format,
    Layout layout,
    Reasons reasons,
    Actor actor,
    Map<String, String> said) {

  public Export {
    conditions = List.copyOf(conditions);
    said = Map.copyOf(said);
  }
}
