package org.rebound.admin.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * Which column of a row is which: by the names in the first row, by the names or numbers that the
 * caller gives, or in the order of the format where a file has no names.
 *
 * @param delimiter between cells; empty where the first line shall tell
 * @param header whether the first row has names; empty where its cells shall tell
 * @param chosen names or numbers that the caller gives, by the name that the format knows
 * @param wanted names of which one has to be there, plain
 * @param order names of columns where the file has none, plain
 */
record Columns(
    Optional<Character> delimiter,
    Optional<Boolean> header,
    List<Choice> chosen,
    List<String> wanted,
    List<String> order) {

  /**
   * A column that the caller chose.
   *
   * @param parameter that said so
   * @param column its name, or its number from 1 on
   * @param name the name that it has from then on, plain
   */
  record Choice(String parameter, String column, String name) {}

  Columns {
    chosen = List.copyOf(chosen);
    wanted = List.copyOf(wanted);
    order = List.copyOf(order);
  }

  char delimiterOf(String firstLine) {
    return delimiter.orElseGet(() -> Cells.delimiterOf(firstLine));
  }

  /** Whether the first row has names: unless somebody said, when none of it is an address. */
  boolean isHeader(List<String> firstRow) {
    return header.orElseGet(
        () -> firstRow.stream().noneMatch(cell -> MailAddress.parse(cell.strip()).isPresent()));
  }

  /**
   * The names of all columns, plain.
   *
   * @throws UnreadableFile when one that is needed is not there
   */
  List<String> name(List<String> firstRow) throws UnreadableFile {
    boolean named = isHeader(firstRow);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < firstRow.size(); i++) {
      String own = named ? ListedRow.plain(firstRow.get(i)) : i < order.size() ? order.get(i) : "";
      names.add(own.isEmpty() ? "column " + (i + 1) : own);
    }
    for (Choice choice : chosen) {
      names.set(place(choice, named ? names : List.of(), names.size()), choice.name());
    }
    if (names.stream().noneMatch(wanted::contains)) {
      throw new UnreadableFile(
          "addressColumn",
          "The first line has no column "
              + String.join(" or ", wanted)
              + ". Say which column has the address, by its name or its number from 1 on, or choose"
              + " another format.");
    }
    return names;
  }

  private static int place(Choice choice, List<String> names, int count) throws UnreadableFile {
    int named = names.indexOf(ListedRow.plain(choice.column()));
    if (named >= 0) {
      return named;
    }
    if (choice.column().chars().allMatch(c -> c >= '0' && c <= '9')
        && choice.column().length() <= 3) {
      int number = Integer.parseInt(choice.column());
      if (number >= 1 && number <= count) {
        return number - 1;
      }
    }
    throw new UnreadableFile(
        choice.parameter(),
        "The first line has no such column: it has "
            + count
            + ". Give a name of the first line, or a number from 1 on.");
  }
}
