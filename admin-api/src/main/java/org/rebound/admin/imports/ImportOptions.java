package org.rebound.admin.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rebound.receiver.imports.EntryKind;

/**
 * What the caller says of a file.
 *
 * @param source where it is from, for people; without a mail address
 * @param entries what all its entries are, where it does not say itself
 * @param take the kinds that are blocked
 * @param columns names or numbers of columns: address, reason, time, category
 */
public record ImportOptions(
    ImportFormat format,
    String source,
    Optional<EntryKind> entries,
    Set<EntryKind> take,
    ColumnNames columns,
    Optional<Character> delimiter,
    Optional<Boolean> header) {

  static final String REASON = "chosen reason";
  static final String TIME = "chosen time";
  static final String CATEGORY = "chosen category";
  private static final String ADDRESS = "chosen address";

  public ImportOptions {
    take = Set.copyOf(take);
  }

  /** Columns that the caller names, or gives by number. */
  public record ColumnNames(
      Optional<String> address,
      Optional<String> reason,
      Optional<String> time,
      Optional<String> category) {}

  /**
   * The names of the field with the address: what the caller chose before what the format knows.
   */
  List<String> address() {
    return columns.address().isPresent() ? List.of(ADDRESS) : FieldNames.of(format).address();
  }

  /** How to read rows of cells. */
  Columns forRows() {
    List<Columns.Choice> chosen = new ArrayList<>();
    add(chosen, "addressColumn", columns.address(), ADDRESS);
    add(chosen, "reasonColumn", columns.reason(), REASON);
    add(chosen, "timeColumn", columns.time(), TIME);
    add(chosen, "categoryColumn", columns.category(), CATEGORY);
    return new Columns(delimiter, header, chosen, address(), FieldNames.of(format).order());
  }

  private static void add(
      List<Columns.Choice> chosen, String parameter, Optional<String> column, String name) {
    column.ifPresent(c -> chosen.add(new Columns.Choice(parameter, c, name)));
  }
}
