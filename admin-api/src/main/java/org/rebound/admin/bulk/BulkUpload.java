package org.rebound.admin.bulk;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;

/**
 * Many rows that came in one request, kept in a file until they are dealt with: they are read once
 * to see that all are right, and again to be used, so that a broken row changes nothing.
 *
 * @param <T> what a row is
 */
public final class BulkUpload<T> implements Closeable {

  /** The media type of one JSON object a line. */
  public static final String NDJSON = "application/x-ndjson";

  /** The media type of CSV. */
  public static final String CSV = "text/csv";

  private static final int MOST_ERRORS = 100;

  private final Path file;
  private final String mediaType;
  private final String name;
  private final RowReader<T> reader;

  private BulkUpload(Path file, String mediaType, String name, RowReader<T> reader) {
    this.file = file;
    this.mediaType = mediaType;
    this.name = name;
    this.reader = reader;
  }

  /**
   * Takes the body and reads all rows once.
   *
   * @param mediaType JSON, {@link #NDJSON} or {@link #CSV}, without parameters
   * @param name the field of a JSON body that holds the rows
   * @param reader makes a row, or adds what is wrong with it to the list
   * @throws ProblemException naming the lines that are wrong, at most 100
   */
  public static <T> BulkUpload<T> take(
      InputStream body, String mediaType, String name, RowReader<T> reader) throws IOException {
    Path file = Files.createTempFile("rebound-upload-", ".tmp");
    BulkUpload<T> upload = new BulkUpload<>(file, mediaType, name, reader);
    try {
      Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
      upload.check();
      return upload;
    } catch (IOException | RuntimeException | Error e) {
      upload.close();
      throw e;
    }
  }

  /** Gives all rows, at most {@code size} at a time. */
  public void forEachBatch(int size, Consumer<List<T>> taker) throws IOException {
    List<T> batch = new ArrayList<>(size);
    try (BulkRows rows = rows()) {
      for (Optional<BulkRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        reader.read(row.get(), new ArrayList<>()).ifPresent(batch::add);
        if (batch.size() == size) {
          taker.accept(List.copyOf(batch));
          batch.clear();
        }
      }
    } catch (BrokenRow e) {
      throw new IllegalStateException("the rows were read before", e);
    }
    if (!batch.isEmpty()) {
      taker.accept(List.copyOf(batch));
    }
  }

  private void check() throws IOException {
    List<Problem.FieldError> errors = new ArrayList<>();
    try (BulkRows rows = rows()) {
      boolean more = true;
      while (more && errors.size() < MOST_ERRORS) {
        try {
          Optional<BulkRow> row = rows.next();
          more = row.isPresent();
          row.ifPresent(r -> reader.read(r, errors));
        } catch (BrokenRow e) {
          errors.add(new Problem.FieldError("line " + e.line(), String.valueOf(e.getMessage())));
          more = !e.isLast();
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_BODY)
              .withDetail("Nothing was changed. At most " + MOST_ERRORS + " errors are named.")
              .withErrors(errors.stream().limit(MOST_ERRORS).toList()));
    }
  }

  private BulkRows rows() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 65_536);
    return switch (mediaType) {
      case NDJSON -> new NdjsonRows(in);
      case CSV -> new CsvRows(in);
      default -> new JsonRows(in, name);
    };
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
