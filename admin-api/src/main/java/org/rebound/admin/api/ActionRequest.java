package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be done to which addresses: to picked ones, or to all that a filter lets through. */
@Schema(
    description =
        "What is to be done to which addresses. Either `ids`, or `list` with `filter` and"
            + " `expected`.")
public record ActionRequest(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description =
                "clear: clears the bounce flag. block: blocks by hand. former-employee: marks the"
                    + " contact as having left. delete: deletes for good, without a way back."
                    + " add-to-selection, add-to-project: adds to `collection`.",
            allowableValues = {
              "clear",
              "block",
              "former-employee",
              "delete",
              "add-to-selection",
              "add-to-project"
            })
        @Nullable String action,
    @ArraySchema(
            minItems = 1,
            maxItems = ActionRequest.MOST,
            arraySchema =
                @Schema(description = "Picked addresses: their `id`, or the address itself."),
            schema = @Schema(example = "user@example.com"))
        @Nullable List<@Nullable String> ids,
    @Schema(
            description = "The list that the filter is of.",
            allowableValues = {
              "addresses",
              "blocked-addresses",
              "recipients",
              "bounces",
              "complaints"
            })
        @Nullable String list,
    @Schema(
            description =
                "The filter, by the names that the query string of the list has, each with one or"
                    + " more values. Left out or empty: all rows.",
            example = "{\"domain\":[\"example.com\"]}")
        @Nullable Map<String, @Nullable List<@Nullable String>> filter,
    @Schema(
            description = "How many rows the filter let through when this was decided.",
            minimum = "0",
            example = "123")
        @Nullable Long expected,
    @Schema(
            description = "Why, for `block`. Kept for good, so that no address may be in it.",
            minLength = 1,
            maxLength = 500,
            example = "Asked us by telephone")
        @Nullable String reason,
    @Nullable CollectionTarget collection) {

  /** So many addresses can be picked in one request. */
  public static final int MOST = 10_000;

  /** A selection or project: one that is there, or a new one. */
  @Schema(
      description = "The selection or project: `id` of one that is there, or `name` of a new one.")
  public record CollectionTarget(
      @Schema(description = "One that is there.", example = "7") @Nullable Long id,
      @Schema(
              description = "The name of a new one.",
              minLength = 1,
              maxLength = 200,
              example = "Call back")
          @Nullable String name) {}
}
