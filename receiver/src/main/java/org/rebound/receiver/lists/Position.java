package org.rebound.receiver.lists;

import java.util.List;

/**
 * Where a row stands in an order: the texts of its value and of its keys. Positions come from
 * clients, too: {@link RowList#accepts} says whether one can be of a list.
 */
public record Position(List<String> values) {

  public Position {
    values = List.copyOf(values);
  }
}
