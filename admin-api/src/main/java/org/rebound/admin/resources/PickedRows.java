package org.rebound.admin.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.ExportRequest;
import org.rebound.admin.api.ProblemType;
import org.rebound.receiver.lists.Column;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.RowList;

/** Reads the rows of a list that a body picks by their {@code id}. */
final class PickedRows {

  private static final int MOST_ERRORS = 10;

  private PickedRows() {}

  /**
   * The condition that they are the picked ones.
   *
   * @throws org.rebound.admin.http.ProblemException naming what is wrong, the first 10 of it
   */
  static Condition.OneOf read(RowList<?> list, @Nullable ExportRequest request) {
    List<@Nullable String> ids =
        request == null || request.ids() == null ? List.of() : request.ids();
    Parameters body = new Parameters(ProblemType.INVALID_BODY);
    if (ids.isEmpty() || ids.size() > ExportRequest.MOST) {
      body.wrong("ids", "expected 1 to " + ExportRequest.MOST + " ids");
      body.check();
    }
    Column column = list.pick();
    boolean addresses = column.name().equals("tag");
    List<Optional<String>> numbers = new ArrayList<>(ids.size());
    int wrong = 0;
    for (int i = 0; i < ids.size() && wrong < MOST_ERRORS; i++) {
      String id = ids.get(i);
      Optional<Long> number =
          addresses || id == null || id.indexOf('@') < 0 ? ActionReader.tag(id) : Optional.empty();
      numbers.add(number.map(n -> Long.toString(n)));
      if (number.isEmpty()) {
        body.wrong(
            "ids[" + i + "]",
            addresses
                ? "expected the id of an address, or an address"
                : "expected the id of a row");
        wrong++;
      }
    }
    body.check();
    return new Condition.OneOf(column, numbers);
  }
}
