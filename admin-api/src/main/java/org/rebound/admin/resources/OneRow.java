package org.rebound.admin.resources;

import java.util.List;
import java.util.Optional;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.PageStep;
import org.rebound.receiver.lists.Placed;
import org.rebound.receiver.lists.Question;
import org.rebound.receiver.lists.RowList;

/** Finds the row of a list that a path names by its number, the column {@code id}. */
final class OneRow {

  private OneRow() {}

  static <R> Optional<R> find(ListReader lists, RowList<R> list, long id) {
    Condition is =
        new Condition.OneOf(
            list.column("id").orElseThrow(), List.of(Optional.of(Long.toString(id))));
    Question question = new Question(List.of(is), list.order(), PageStep.first(1));
    return lists.page(list, question).rows().stream().findFirst().map(Placed::row);
  }

  /**
   * Reads the number.
   *
   * @throws org.rebound.admin.http.ProblemException when it is none
   */
  static long number(String id) {
    Parameters path = new Parameters();
    Optional<Long> number = path.number("id", id, 1, Long.MAX_VALUE);
    path.check();
    return number.orElseThrow();
  }
}
