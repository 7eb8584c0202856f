package org.rebound.receiver.lists;

import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;

/** Binds a list of texts as one array, which SQL casts to the type it needs. */
final class Arrays {

  private Arrays() {}

  static void bind(SqlStatement<?> statement, String name, List<String> texts) {
    statement.bind(
        name,
        (position, prepared, context) ->
            prepared.setArray(
                position, prepared.getConnection().createArrayOf("text", texts.toArray())));
  }
}
