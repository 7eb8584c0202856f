package org.rebound.receiver.ledger;

import java.util.Collection;
import org.jdbi.v3.core.Jdbi;

/** The parts of the tables that are split by time, by their names: made before old rows come in. */
public final class NamedParts {

  private NamedParts() {}

  /**
   * Makes the parts that are missing, so that rows of their time find them. Names that no part of
   * ours can have, as those of default parts, are left out.
   */
  public static void make(Jdbi jdbi, Collection<String> names) {
    jdbi.useHandle(
        handle -> {
          for (PartitionedTable table : PartitionedTable.values()) {
            new Partitions(handle, table).make(names);
          }
        });
  }
}
