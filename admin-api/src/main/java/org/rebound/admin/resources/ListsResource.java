package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.Groups;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.RowCount;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.admin.openapi.Refuses;
import org.rebound.receiver.lists.Column;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.Lists;
import org.rebound.receiver.lists.RowList;

/** What holds for every list: how many rows a filter lets through, and the groups of a column. */
@Path("/api/v1/lists/{list}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lists")
public final class ListsResource {

  private static final String NAMES =
      "bounces, complaints, addresses, blocked-addresses, recipients, mailings, retries,"
          + " contacts, selections, projects, members, audit or jobs";

  private final ListReader reader;

  /** Lists read through {@code reader}. */
  public ListsResource(ListReader reader) {
    this.reader = reader;
  }

  /** How many rows there are. */
  @GET
  @Path("count")
  @Needs(Role.READ)
  @ReadsItsParameters
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "countRows",
      summary = "How many rows of a list the filters let through",
      description = "Takes the filters of the list itself. The count is exact.")
  @ApiResponse(responseCode = "200", description = "The count.", useReturnTypeSchema = true)
  public RowCount count(
      @Parameter(description = NAMES) @PathParam("list") String name,
      @Parameter(hidden = true) @Context UriInfo uri) {
    RowList<?> list = list(name);
    return new RowCount(
        reader.count(list, ListQuery.conditions(list, uri.getQueryParameters(), Set.of())));
  }

  /** The groups of a column. */
  @GET
  @Path("groups")
  @Needs(Role.READ)
  @ReadsItsParameters
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "groupRows",
      summary = "The values of a column, each with its number of rows, the largest first",
      description =
          "Takes the filters of the list itself. The rows of a group are those of the list with"
              + " its value as a filter: `none` where the value is left out; for a time,"
              + " `...From` this day and `...Before` the next.")
  @ApiResponse(responseCode = "200", description = "The groups.", useReturnTypeSchema = true)
  public Groups groups(
      @Parameter(description = NAMES) @PathParam("list") String name,
      @Parameter(description = "A column of the list.", example = "category", required = true)
          @QueryParam("by")
          @Nullable String by,
      @Parameter(
              description = "At most so many groups.",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(hidden = true) @Context UriInfo uri) {
    RowList<?> list = list(name);
    Parameters parameters = new Parameters();
    Optional<Column> column = Optional.ofNullable(by).flatMap(list::column);
    if (column.isEmpty()) {
      parameters.wrong(
          "by",
          "expected a column: "
              + String.join(", ", list.columns().stream().map(Column::name).toList()));
    }
    int most =
        parameters
            .number("limit", limit, 1, ListQuery.MOST)
            .map(Math::toIntExact)
            .orElse(ListQuery.STANDARD);
    parameters.check();
    List<Condition> conditions =
        ListQuery.conditions(list, uri.getQueryParameters(), Set.of("by", "limit"));
    return Groups.of(
        column.orElseThrow().name(),
        reader.groups(list, conditions, column.orElseThrow(), most + 1),
        most);
  }

  private static RowList<?> list(String name) {
    return Lists.named(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemType.NOT_FOUND)
                        .withDetail("There is no list " + name + "; there are " + NAMES + ".")));
  }
}
