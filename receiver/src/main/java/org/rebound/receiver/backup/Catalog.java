package org.rebound.receiver.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rebound.receiver.sql.Sql;

/** What the database says of its own tables, whatever migrations made them. */
record Catalog(Connection connection) {

  /** All tables with the columns that hold values of their own; parts belong to their tables. */
  List<Manifest.Table> tables() throws SQLException {
    List<Manifest.Table> tables = new ArrayList<>();
    read(
        "backup-tables",
        row ->
            tables.add(
                new Manifest.Table(
                    row.getString("name"),
                    List.of((String[]) row.getArray("columns").getArray()),
                    0)));
    return tables;
  }

  /** The last number that each sequence gave; those that gave none are left out. */
  Map<String, Long> sequences() throws SQLException {
    Map<String, Long> sequences = new LinkedHashMap<>();
    read(
        "backup-sequences", row -> sequences.put(row.getString("name"), row.getLong("last_value")));
    return sequences;
  }

  /** The names of all parts of tables. */
  List<String> parts() throws SQLException {
    List<String> parts = new ArrayList<>();
    read("backup-parts", row -> parts.add(row.getString("name")));
    return parts;
  }

  /** The version of the tables. */
  int schema() throws SQLException {
    List<Integer> versions = new ArrayList<>();
    read("backup-schema", row -> versions.add(Integer.parseInt(row.getString("version"))));
    return versions.get(0);
  }

  private void read(String query, Reader reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Sql.named(query))) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  /** Takes one row. */
  private interface Reader {
    void read(ResultSet row) throws SQLException;
  }
}
