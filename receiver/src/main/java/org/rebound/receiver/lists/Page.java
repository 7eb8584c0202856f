package org.rebound.receiver.lists;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Some rows of a list, in the order of the list.
 *
 * @param earlier whether there are rows before these
 * @param later whether there are rows after these
 */
public record Page<T>(List<T> rows, boolean earlier, boolean later) {

  public Page {
    rows = List.copyOf(rows);
  }

  /**
   * The page of {@code step} from what was read for it: one row more than was asked for, if there
   * is one, in the order of reading.
   */
  static <T> Page<T> of(List<T> read, PageStep<?> step) {
    boolean more = read.size() > step.limit();
    List<T> rows = new ArrayList<>(more ? read.subList(0, step.limit()) : read);
    if (step.backwards()) {
      Collections.reverse(rows);
      return new Page<>(rows, more, true);
    }
    return new Page<>(rows, step.from().isPresent(), more);
  }
}
