package org.rebound.admin.resources;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.imports.ImportFormat;
import org.rebound.admin.imports.ImportOptions;
import org.rebound.receiver.imports.EntryKind;

/** Reads what the query string says of a file that is to be imported. For one thread. */
final class ImportQuery {

  private static final Set<EntryKind> TAKEN =
      EnumSet.of(EntryKind.BOUNCES, EntryKind.COMPLAINTS, EntryKind.UNSUBSCRIBES);
  private static final List<EntryKind> KINDS =
      List.of(EntryKind.BOUNCES, EntryKind.COMPLAINTS, EntryKind.UNSUBSCRIBES, EntryKind.SOFT);
  private static final int LONGEST_SOURCE = 100;

  private final Parameters parameters = new Parameters();

  /**
   * What it says.
   *
   * @throws ProblemException naming everything that is wrong
   */
  ImportOptions read(
      @Nullable String formatText,
      @Nullable String sourceText,
      @Nullable String entriesText,
      @Nullable String takeText,
      ImportOptions.ColumnNames columns,
      @Nullable String delimiterText,
      @Nullable String headerText) {
    Optional<ImportFormat> format =
        one("format", formatText, ImportFormat::named, names(ImportFormat.values()));
    parameters.require("format", format);
    Optional<EntryKind> entries = one("entries", entriesText, ImportQuery::kind, kinds());
    if (entriesText == null && format.filter(ImportFormat::needsEntries).isPresent()) {
      parameters.wrong(
          "entries",
          "missing: the files of this format do not say what is in them; expected " + kinds());
    }
    ImportFormat read = format.orElse(ImportFormat.CSV);
    boolean chosen =
        columns.address().or(columns::reason).or(columns::time).or(columns::category).isPresent();
    if (chosen && read != ImportFormat.CSV) {
      parameters.wrong("format", "columns are named for csv only");
    }
    Optional<Character> delimiter =
        one("delimiter", delimiterText, ImportQuery::delimiter, "comma, semicolon or tab");
    Optional<Boolean> header = parameters.flag("header", headerText);
    Optional<String> source = source(sourceText);
    Set<EntryKind> take = take(takeText);
    parameters.check();
    return new ImportOptions(
        read, source.orElse(read.code()), entries, take, columns, delimiter, header);
  }

  /** Columns that are named. */
  ImportOptions.ColumnNames columns(
      @Nullable String address,
      @Nullable String reason,
      @Nullable String time,
      @Nullable String category) {
    return new ImportOptions.ColumnNames(
        parameters.words("addressColumn", address),
        parameters.words("reasonColumn", reason),
        parameters.words("timeColumn", time),
        parameters.words("categoryColumn", category));
  }

  private Optional<String> source(@Nullable String text) {
    Optional<String> source = parameters.name("source", text);
    if (source.filter(s -> s.indexOf('@') >= 0 || s.length() > LONGEST_SOURCE).isPresent()) {
      parameters.wrong(
          "source", "expected 1 to " + LONGEST_SOURCE + " characters without a mail address");
    }
    return source;
  }

  private Set<EntryKind> take(@Nullable String text) {
    if (text == null) {
      return TAKEN;
    }
    Set<EntryKind> taken = EnumSet.noneOf(EntryKind.class);
    for (String word : text.split(",", 10)) {
      Optional<EntryKind> kind = kind(word);
      if (kind.isEmpty()) {
        parameters.wrong("take", "expected some of " + kinds() + " between commas");
        return TAKEN;
      }
      taken.add(kind.get());
    }
    return taken;
  }

  private <T> Optional<T> one(
      String name, @Nullable String text, Function<String, Optional<T>> named, String expected) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<T> value = named.apply(text);
    if (value.isEmpty()) {
      parameters.wrong(name, "expected " + expected);
    }
    return value;
  }

  private static Optional<EntryKind> kind(String text) {
    return EntryKind.named(text).filter(KINDS::contains);
  }

  private static Optional<Character> delimiter(String text) {
    return switch (text) {
      case "comma" -> Optional.of(',');
      case "semicolon" -> Optional.of(';');
      case "tab" -> Optional.of('\t');
      default -> Optional.empty();
    };
  }

  private static String names(ImportFormat[] formats) {
    return Arrays.stream(formats).map(ImportFormat::code).collect(Collectors.joining(", "));
  }

  private static String kinds() {
    return KINDS.stream().map(EntryKind::code).collect(Collectors.joining(", "));
  }
}
