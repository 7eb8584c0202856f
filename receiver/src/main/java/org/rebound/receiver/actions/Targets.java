package org.rebound.receiver.actions;

import java.util.List;
import java.util.Map;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.RowList;

/** The addresses that something is done to. */
public sealed interface Targets {

  /** These, each of which there must be. */
  record Picked(List<Long> tags) implements Targets {

    public Picked {
      tags = List.copyOf(tags);
    }
  }

  /**
   * Those of the rows that a filter lets through now.
   *
   * @param name how the API calls the list
   * @param expected how many rows there were when somebody decided this
   * @param said the filter, as it may be kept: without values that can hold an address
   */
  record Filtered(
      String name,
      RowList<?> list,
      List<Condition> conditions,
      long expected,
      Map<String, String> said)
      implements Targets {

    public Filtered {
      conditions = List.copyOf(conditions);
      said = Map.copyOf(said);
    }
  }
}
