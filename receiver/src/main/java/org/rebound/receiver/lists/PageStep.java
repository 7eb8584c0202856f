package org.rebound.receiver.lists;

import java.util.Optional;

/**
 * Which part of a list is asked for.
 *
 * @param limit at most so many rows
 * @param from the row next to which the part begins; empty for the beginning of the list
 * @param backwards whether the part ends before that row, rather than beginning after it
 * @param <P> what tells the rows of the list apart, in their order
 */
public record PageStep<P>(int limit, Optional<P> from, boolean backwards) {

  /** The first part of a list. */
  public static <P> PageStep<P> first(int limit) {
    return new PageStep<>(limit, Optional.empty(), false);
  }
}
