package org.rebound.receiver.imports;

import java.util.Map;

/**
 * What was read of a list.
 *
 * @param entries all, whatever became of them
 * @param bad that could not be read
 * @param duplicates of an entry before them
 * @param leftOut of kinds that are not blocked for
 */
public record ImportCounts(long entries, long bad, long duplicates, Map<EntryKind, Long> leftOut) {

  public ImportCounts {
    leftOut = Map.copyOf(leftOut);
  }
}
