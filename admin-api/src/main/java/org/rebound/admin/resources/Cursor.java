package org.rebound.admin.resources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.rebound.admin.api.Json;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.lists.Order;
import org.rebound.receiver.lists.Position;
import org.rebound.receiver.lists.RowList;

/**
 * A place in a list: opaque to clients, made of the list and the order it belongs to, a direction,
 * and the place of one row. It holds no filter and no secret, and stays right while rows arrive.
 *
 * @param backwards whether it asks for the rows before its row
 */
record Cursor(boolean backwards, Position position) {

  private static final String VERSION = "2";
  private static final int HEAD = 4;
  private static final int LONGEST = 4_000;
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  /** The text for clients. */
  String text(String list, Order order) {
    List<String> all = new ArrayList<>(head(list, order, backwards));
    all.addAll(position.values());
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Json.MAPPER.writeValueAsBytes(all));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  /**
   * Reads what {@link #text} wrote for the same list in the same order.
   *
   * @throws ProblemException when the text is anything else
   */
  static Cursor read(String name, RowList<?> list, Order order, String text) {
    List<String> all = decode(text);
    for (boolean backwards : new boolean[] {false, true}) {
      List<String> head = head(name, order, backwards);
      if (all.size() > HEAD && all.subList(0, HEAD).equals(head)) {
        return Optional.of(new Position(all.subList(HEAD, all.size())))
            .filter(position -> list.accepts(order, position))
            .map(position -> new Cursor(backwards, position))
            .orElseThrow(Cursor::invalid);
      }
    }
    throw invalid();
  }

  private static List<String> head(String list, Order order, boolean backwards) {
    return List.of(
        VERSION,
        list,
        (order.descending() ? "-" : "") + order.column().name(),
        backwards ? "before" : "after");
  }

  private static List<String> decode(String text) {
    if (text.length() > LONGEST) {
      throw invalid();
    }
    try {
      List<String> all = Json.MAPPER.readValue(Base64.getUrlDecoder().decode(text), TEXTS);
      if (all == null || all.contains(null)) {
        throw invalid();
      }
      return all;
    } catch (IOException | IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static ProblemException invalid() {
    return new ProblemException(Problem.of(ProblemType.INVALID_CURSOR));
  }
}
