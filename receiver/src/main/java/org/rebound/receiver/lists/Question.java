package org.rebound.receiver.lists;

import java.util.List;

/**
 * Which part of a list is asked for.
 *
 * @param conditions all must hold
 */
public record Question(List<Condition> conditions, Order order, PageStep<Position> step) {

  public Question {
    conditions = List.copyOf(conditions);
  }
}
