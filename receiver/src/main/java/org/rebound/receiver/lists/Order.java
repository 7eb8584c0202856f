package org.rebound.receiver.lists;

/** The order of a list: by one column, and by the keys of the rows where its values are alike. */
public record Order(Column column, boolean descending) {

  /** The column that rows are placed by. */
  Column place() {
    return column.placed().orElse(column);
  }
}
