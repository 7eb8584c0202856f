package org.rebound.admin.resources;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.ChangeCursor;
import org.rebound.admin.api.FeedEntry;
import org.rebound.admin.api.Json;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.openapi.Refuses;
import org.rebound.receiver.feed.Change;
import org.rebound.receiver.feed.ChangeFeed;
import org.rebound.receiver.feed.ChangePlace;
import org.rebound.receiver.feed.ChangeWatch;
import org.rebound.receiver.feed.LostPlaceException;

/** The change feed. Who waits for changes holds no thread and no connection to the database. */
@Path("/api/v1/changes")
@Tag(name = "changes")
public final class ChangesResource {

  private static final String NDJSON = "application/x-ndjson";
  private static final String NOW = "now";
  private static final long LONGEST_WAIT = 30;
  private static final int LIMIT = 1_000;
  private static final int MOST = 10_000;

  private final ChangeFeed feed;
  private final ChangeWatch watch;

  /** Changes of {@code feed}; who waits for them waits with {@code watch}. */
  public ChangesResource(ChangeFeed feed, ChangeWatch watch) {
    this.feed = feed;
    this.watch = watch;
  }

  /** What was asked for. */
  private record Question(Optional<ChangePlace> since, int limit, Duration patience) {

    Response answer(List<Change> changes) {
      Optional<ChangePlace> reached =
          changes.isEmpty() ? since : Optional.of(changes.get(changes.size() - 1).place());
      String next =
          "/api/v1/changes?"
              + reached.map(place -> "since=" + ChangeCursor.of(place) + "&").orElse("")
              + "limit="
              + limit
              + "&wait="
              + patience.toSeconds();
      return Response.ok(lines(changes), NDJSON)
          .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
          .build();
    }

    private static byte[] lines(List<Change> changes) {
      StringBuilder lines = new StringBuilder();
      try {
        for (Change change : changes) {
          lines.append(Json.MAPPER.writeValueAsString(FeedEntry.of(change))).append('\n');
        }
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a change is always JSON", e);
      }
      return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Changes after a cursor. */
  @GET
  @Needs(Role.READ)
  @Refuses({ProblemType.INVALID_CURSOR, ProblemType.CURSOR_LOST})
  @Operation(
      operationId = "followChanges",
      summary =
          "What came back, was blocked, freed and deleted since a cursor, one JSON object a line",
      description =
          "In an order in which nothing is skipped while transactions overlap. Keep the `cursor` of"
              + " the last line you dealt with and go on since there, or follow the link `next`. A"
              + " change is shown once every transaction that began before it has ended.")
  @ApiResponse(
      responseCode = "200",
      description = "The changes, none when there were none in that time.",
      headers =
          @Header(
              name = "Link",
              description = "`rel=\"next\"`: where to go on, also when there was nothing.",
              schema = @Schema(type = "string")),
      content = @Content(mediaType = NDJSON, schema = @Schema(implementation = FeedEntry.class)))
  public void follow(
      @Parameter(
              description =
                  "The cursor of the last change you know. `now`: only what is to come. Left out:"
                      + " from the oldest that is kept.")
          @QueryParam("since")
          @Nullable String since,
      @Parameter(
              description = "For how many seconds to wait when there is nothing yet.",
              schema = @Schema(type = "integer", minimum = "0", maximum = "30", defaultValue = "0"))
          @QueryParam("wait")
          @Nullable String wait,
      @Parameter(
              description = "How many changes at most.",
              schema =
                  @Schema(
                      type = "integer",
                      minimum = "1",
                      maximum = "10000",
                      defaultValue = "1000"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(hidden = true) @Suspended AsyncResponse answer) {
    Question question = read(since, wait, limit);
    List<Change> changes = changes(question);
    if (!changes.isEmpty() || question.patience().isZero()) {
      answer.resume(question.answer(changes));
      return;
    }
    watch.after(
        question.since(),
        question.patience(),
        () -> {
          try {
            answer.resume(question.answer(changes(question)));
          } catch (RuntimeException e) {
            answer.resume(e);
          }
        });
  }

  private Question read(@Nullable String since, @Nullable String wait, @Nullable String limit) {
    Parameters query = new Parameters();
    Duration patience = Duration.ofSeconds(query.number("wait", wait, 0, LONGEST_WAIT).orElse(0L));
    int most = query.number("limit", limit, 1, MOST).orElse((long) LIMIT).intValue();
    query.check();
    return new Question(place(since), most, patience);
  }

  private Optional<ChangePlace> place(@Nullable String since) {
    if (since == null) {
      return Optional.empty();
    }
    if (since.equals(NOW)) {
      return feed.newest();
    }
    return Optional.of(
        ChangeCursor.read(since)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(ProblemType.INVALID_CURSOR)
                            .withDetail("It is none that the change feed gave out."))));
  }

  private List<Change> changes(Question question) {
    try {
      return feed.after(question.since(), question.limit());
    } catch (LostPlaceException e) {
      throw new ProblemException(
          Problem.of(ProblemType.CURSOR_LOST)
              .withDetail(
                  "The database was restored from another copy, or the change is kept no longer."
                      + " Begin again: take a cursor with since=now, then the list of blocked"
                      + " addresses, and go on since that cursor."));
    }
  }
}
