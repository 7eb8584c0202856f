package org.rebound.receiver.imports;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * Keeps lists while they are read, counted and waiting to be started: part by part, so that no
 * transaction is long and one of any size needs little memory. No address is changed here. Safe for
 * use by many threads, each list by one.
 */
public final class ImportBook {

  private final Jdbi jdbi;

  /** Keeps them in {@code jdbi}. */
  public ImportBook(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Begins a list; nobody sees it before it is complete. */
  public long begin(String source, String format, Actor actor, Instant at) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("import-begin"))
                .bind("source", source)
                .bind("format", format)
                .bind("actor", actor.name())
                .bind("at", at)
                .mapTo(Long.class)
                .one());
  }

  /**
   * Adds entries. Of several with one address the first stays, unless a later one is a complaint.
   *
   * @return how many have an address that came before
   */
  public long add(long id, List<ImportEntry> entries) {
    Map<Long, ImportEntry> byTag = new TreeMap<>();
    entries.forEach(
        entry ->
            byTag.merge(entry.tag(), entry, (known, come) -> come.outranks(known) ? come : known));
    List<Map.Entry<Long, ImportEntry>> rows = List.copyOf(byTag.entrySet());
    long fresh =
        jdbi.inTransaction(
            handle -> {
              // Lost in a crash is the list as a whole: it is not complete then.
              handle.execute("set local synchronous_commit = off");
              var query = handle.createQuery(Sql.named("import-add-rows")).bind("import", id);
              new Rows<>(query, rows)
                  .longs("tags", Map.Entry::getKey)
                  .texts("emails", row -> row.getValue().address().normalize().toString())
                  .texts("kinds", row -> row.getValue().kind().code())
                  .texts("reasons", row -> row.getValue().reason());
              return query.mapTo(Boolean.class).list().stream().filter(f -> f).count();
            });
    return entries.size() - fresh;
  }

  /** Adds lines that could not be read. */
  public void addFaults(long id, List<ImportFault> faults) {
    jdbi.useHandle(
        handle -> {
          var update = handle.createUpdate(Sql.named("import-add-faults")).bind("import", id);
          new Rows<>(update, faults)
              .longs("lines", ImportFault::line)
              .texts("problems", ImportFault::problem)
              .texts("remedies", ImportFault::remedy);
          update.execute();
        });
  }

  /** Ends the reading: looks how the addresses stand, and lets the list be seen and started. */
  public void complete(long id, ImportCounts counts, Instant at) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("set local statement_timeout = '5min'");
          var update =
              handle
                  .createUpdate(Sql.named("import-complete"))
                  .bind("import", id)
                  .bind("entries", counts.entries())
                  .bind("bad", counts.bad())
                  .bind("duplicates", counts.duplicates())
                  .bind("at", at);
          List<String> leftOut =
              counts.leftOut().entrySet().stream()
                  .flatMap(left -> Stream.of(left.getKey().code(), left.getValue().toString()))
                  .toList();
          new Rows<>(update, leftOut).texts("left_out", text -> text);
          update.execute();
        });
  }

  /** Forgets a list that is not complete. */
  public void drop(long id) {
    jdbi.useHandle(
        handle -> {
          int rows;
          do {
            rows = handle.createUpdate(Sql.named("import-drop-rows")).bind("import", id).execute();
          } while (rows > 0);
          handle.createUpdate(Sql.named("import-drop")).bind("import", id).execute();
        });
  }

  /** A list that was read to its end. */
  public Optional<Import> find(long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("import-one"))
                .bind("import", id)
                .map(
                    (row, context) -> {
                      long job = row.getLong("job_id");
                      Optional<Long> started = row.wasNull() ? Optional.empty() : Optional.of(job);
                      return new Import(
                          id,
                          row.getString("source"),
                          row.getString("format"),
                          row.getString("actor"),
                          row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                          new ImportCounts(
                              row.getLong("entries"),
                              row.getLong("bad"),
                              row.getLong("duplicates"),
                              leftOut((String[]) row.getArray("left_out").getArray())),
                          row.getLong("complaints"),
                          row.getLong("would_block"),
                          row.getLong("would_change"),
                          row.getLong("blocked_already"),
                          started);
                    })
                .findOne());
  }

  /** The lines of a list that could not be read, in their order. */
  public List<ImportFault> faults(long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("import-faults"))
                .bind("import", id)
                .map(
                    (row, context) ->
                        new ImportFault(
                            row.getLong("line"), row.getString("problem"), row.getString("remedy")))
                .list());
  }

  /** Names and numbers in turn. */
  private static Map<EntryKind, Long> leftOut(String[] pairs) {
    Map<EntryKind, Long> counts = new EnumMap<>(EntryKind.class);
    for (int i = 0; i < pairs.length; i += 2) {
      counts.put(EntryKind.named(pairs[i]).orElseThrow(), Long.parseLong(pairs[i + 1]));
    }
    return counts;
  }
}
