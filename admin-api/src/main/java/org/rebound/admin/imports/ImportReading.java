package org.rebound.admin.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.imports.EntryKind;
import org.rebound.receiver.imports.ImportBook;
import org.rebound.receiver.imports.ImportCounts;
import org.rebound.receiver.imports.ImportEntry;
import org.rebound.receiver.imports.ImportFault;
import org.rebound.receiver.ledger.Actor;

/**
 * Reads a file into the book, some thousand entries at a time, and counts what becomes of them.
 * Whatever ends it in the middle leaves nothing. Safe for use by many threads.
 */
public final class ImportReading {

  /** How many bad lines are kept; all are counted. */
  public static final int MOST_FAULTS = 1_000;

  private static final int BATCH = 5_000;

  private final ImportBook book;
  private final Clock clock;

  /** Reads into {@code book}. */
  public ImportReading(ImportBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  /**
   * Reads a file to its end.
   *
   * @return the number of the import
   * @throws UnreadableFile when it cannot be read, or there is not one good entry in it
   */
  public long read(InputStream content, ImportOptions options, Actor actor)
      throws IOException, UnreadableFile {
    try (ListFile file = ListFiles.open(content, options)) {
      long id = book.begin(options.source(), options.format().code(), actor, clock.instant());
      boolean whole = false;
      try {
        book.complete(id, new Run(id, options).all(file), clock.instant());
        whole = true;
        return id;
      } finally {
        if (!whole) {
          book.drop(id);
        }
      }
    }
  }

  /** One file. */
  private final class Run {
    private final long id;
    private final ImportOptions options;
    private final EntryReader reader;
    private final List<ImportEntry> entries = new ArrayList<>(BATCH);
    private final List<ImportFault> faults = new ArrayList<>();
    private final Map<EntryKind, Long> leftOut = new EnumMap<>(EntryKind.class);
    private long read;
    private long bad;
    private long duplicates;

    Run(long id, ImportOptions options) {
      this.id = id;
      this.options = options;
      this.reader = new EntryReader(options);
    }

    ImportCounts all(ListFile file) throws IOException, UnreadableFile {
      boolean more = true;
      while (more) {
        try {
          Optional<ListedRow> row = file.next();
          more = row.isPresent();
          if (more) {
            take(reader.read(row.get()));
          }
        } catch (BadLine e) {
          bad++;
          if (faults.size() < MOST_FAULTS) {
            faults.add(e.fault());
          }
        }
      }
      if (read == 0) {
        throw new UnreadableFile("body", nothing());
      }
      add();
      book.addFaults(id, faults);
      return new ImportCounts(read + bad, bad, duplicates, leftOut);
    }

    private void take(ImportEntry entry) {
      read++;
      if (!options.take().contains(entry.kind())) {
        leftOut.merge(entry.kind(), 1L, Long::sum);
        return;
      }
      entries.add(entry);
      if (entries.size() == BATCH) {
        add();
      }
    }

    private void add() {
      if (!entries.isEmpty()) {
        duplicates += book.add(id, entries);
        entries.clear();
      }
    }

    private String nothing() {
      String first =
          faults.stream()
              .findFirst()
              .map(f -> " Line " + f.line() + " " + f.problem() + ". " + f.remedy())
              .orElse("");
      return "There is no entry of a list in this file that can be read as "
          + options.format().code()
          + "."
          + first;
    }
  }
}
