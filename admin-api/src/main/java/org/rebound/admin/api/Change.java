package org.rebound.admin.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rebound.receiver.lists.ListedChange;

/** A change by a person or a program. */
@Schema(description = "A change by a person or a program. Never holds a mail address.")
public record Change(
    @Schema(description = "Its number.", example = "17") long id,
    @Schema(description = "When.") Instant at,
    @Schema(description = "The name of the key.", example = "first key") String actor,
    @Schema(description = "Where the request came from.", example = "192.0.2.7")
        Optional<String> peer,
    @Schema(description = "What was done.", example = "create-selection") String action,
    @Schema(description = "What it was done to.", example = "selection 7") String object,
    @Schema(description = "How many were changed.", example = "1") long count,
    @Schema(description = "More on this change, in the order of the names.") List<Detail> details) {

  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

  public Change {
    details = List.copyOf(details);
  }

  /** One thing more that is to be said of a change. */
  @Schema(name = "ChangeDetail", description = "One thing more that is to be said of a change.")
  public record Detail(
      @Schema(description = "What.", example = "before") String name,
      @Schema(description = "Its value, as text.", example = "Spring letter") String value) {}

  /** The change in a row of the list. */
  public static Change of(ListedChange row) {
    return new Change(
        row.id(),
        row.at(),
        row.actor(),
        row.peer(),
        row.action(),
        row.object(),
        row.count(),
        details(row.detail()));
  }

  private static List<Detail> details(String json) {
    try {
      Map<String, String> texts = Json.MAPPER.readValue(json, TEXTS);
      return texts.entrySet().stream().map(e -> new Detail(e.getKey(), e.getValue())).toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the audit list holds objects of texts", e);
    }
  }
}
