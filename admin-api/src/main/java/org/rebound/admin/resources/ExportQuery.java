package org.rebound.admin.resources;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.export.Export;
import org.rebound.admin.export.ExportFormat;
import org.rebound.admin.export.ExportedList;
import org.rebound.admin.export.Field;
import org.rebound.admin.export.Header;
import org.rebound.admin.export.Layout;
import org.rebound.admin.export.Titles;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.RowList;

/**
 * What a query string asks of an export: the filters and the order of the list, and what the file
 * looks like. Everything that is wrong with the latter is named at once. For one thread.
 */
final class ExportQuery {

  private static final Set<String> OWN =
      Set.of("format", "columns", "header", "separator", "bom", "expected", "sort");
  private static final Map<String, Character> SEPARATORS =
      Map.of("comma", ',', "semicolon", ';', "tab", '\t');

  private final Map<String, List<String>> given;
  private final Parameters parameters = new Parameters();

  ExportQuery(Map<String, List<String>> given) {
    this.given = given;
  }

  /**
   * The export that is asked for.
   *
   * @param pick which rows were picked one by one, if they were; asked when all else is right
   * @throws ProblemException naming what is wrong
   */
  <R> Export<R> export(
      ExportedList<R> list,
      Function<RowList<?>, Optional<Condition.OneOf>> pick,
      List<Locale> languages,
      Actor actor,
      Instant at) {
    Map<String, List<String>> filter = new LinkedHashMap<>(given);
    filter.keySet().removeAll(OWN);
    List<Condition> conditions = ListQuery.conditions(list.rows(), given, OWN);
    ExportFormat format =
        word("format", ExportFormat::named, ExportFormat.names()).orElse(ExportFormat.CSV);
    Layout layout = layout(list, format, Titles.in(languages), at);
    Optional<Long> expected =
        parameters.number("expected", value("expected").orElse(null), 0, Long.MAX_VALUE);
    parameters.check();
    Optional<Condition.OneOf> picked = pick.apply(list.rows());
    Map<String, String> said = new LinkedHashMap<>();
    ActionReader.said(list.rows(), filter)
        .forEach((name, value) -> said.put("filter " + name, value));
    said.put("format", format.code());
    said.put(
        "columns", layout.fields().stream().map(Field::name).collect(Collectors.joining(", ")));
    picked.ifPresent(ids -> said.put("picked", Integer.toString(ids.values().size())));
    return new Export<>(
        list,
        Stream.concat(picked.stream(), conditions.stream()).toList(),
        ListQuery.order(list.rows(), given),
        expected,
        format,
        layout,
        Reasons.in(languages),
        actor,
        said);
  }

  private Layout layout(ExportedList<?> list, ExportFormat format, Titles titles, Instant at) {
    List<Field> fields = list.fields();
    Optional<String> columns = value("columns");
    if (columns.isPresent()) {
      List<String> names = Arrays.asList(columns.get().split(",", -1));
      Optional<List<Field>> chosen =
          list.fields(names).filter(found -> Set.copyOf(names).size() == names.size());
      if (chosen.isEmpty()) {
        parameters.wrong(
            "columns",
            "expected columns between commas, each once: " + String.join(", ", list.names()));
      }
      fields = chosen.orElse(fields);
    }
    Header header =
        word("header", ExportQuery::header, "titles, names or none").orElse(format.header());
    char separator =
        word(
                "separator",
                name -> Optional.ofNullable(SEPARATORS.get(name)),
                "comma, semicolon or tab")
            .orElse(',');
    boolean bom = parameters.flag("bom", value("bom").orElse(null)).orElse(true);
    refuse("separator", format == ExportFormat.CSV);
    refuse("bom", format == ExportFormat.CSV);
    refuse("header", format != ExportFormat.NDJSON);
    return new Layout(list.name(), fields, header, titles, separator, bom, at);
  }

  private static Optional<Header> header(String name) {
    return Arrays.stream(Header.values())
        .filter(header -> header.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  private void refuse(String name, boolean taken) {
    if (value(name).isPresent() && !taken) {
      parameters.wrong(name, "not taken with this format");
    }
  }

  private <T> Optional<T> word(String name, Function<String, Optional<T>> reader, String expected) {
    Optional<String> text = value(name);
    Optional<T> read = text.flatMap(reader);
    if (text.isPresent() && read.isEmpty()) {
      parameters.wrong(name, "expected " + expected);
    }
    return read;
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(given.get(name)).flatMap(values -> values.stream().findFirst());
  }
}
