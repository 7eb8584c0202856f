package org.rebound.admin.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.ledger.AuditEntry;
import org.rebound.receiver.lists.ListStream;

/** One export on its way: counted, written down, then row by row. For one thread. */
final class ExportRun<R> implements ListStream.Sink<R> {

  private final Export<R> export;
  private final OutputStream out;
  private final Deadline deadline;
  private final Consumer<AuditEntry> audit;
  private Optional<ExportWriter> writer = Optional.empty();
  private long count;
  private long rows;

  ExportRun(Export<R> export, OutputStream out, Deadline deadline, Consumer<AuditEntry> audit) {
    this.export = export;
    this.out = out;
    this.deadline = deadline;
    this.audit = audit;
  }

  @Override
  public void begin(long found) throws IOException {
    count = found;
    if (export.expected().filter(expected -> expected != found).isPresent()) {
      throw new ProblemException(
          Problem.of(ProblemType.COUNT_CHANGED)
              .withDetail("Look at the list again, and say how many rows you saw.")
              .withCount(found));
    }
    audit.accept(new AuditEntry("export", "list " + export.list().name(), found, export.said()));
    writer = Optional.of(export.format().open(export.layout(), out));
  }

  @Override
  public void row(R row) throws IOException {
    deadline.check();
    writer.orElseThrow().row(export.list().item().apply(row, export.reasons()));
    rows++;
  }

  /** Writes what comes after the last row, when all were read. */
  void end() throws IOException {
    writer.orElseThrow().end();
    out.flush();
  }

  /** Whether anything may have left. */
  boolean hasBegun() {
    return writer.isPresent();
  }

  /** How far it is, for the log. */
  String progress() {
    return rows + " of " + count + " rows were written";
  }
}
