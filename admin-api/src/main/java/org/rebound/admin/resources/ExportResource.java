package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.ExportRequest;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.export.Export;
import org.rebound.admin.export.ExportedList;
import org.rebound.admin.export.Exports;
import org.rebound.admin.http.BrokenAnswer;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.admin.http.Translated;
import org.rebound.admin.openapi.Refuses;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.RowList;

/** Any list as a file: all of it, what filters let through, or picked rows. */
@Path("/api/v1/lists/{list}/export")
@Tag(name = "lists")
public final class ExportResource {

  private static final String NAMES =
      "bounces, complaints, addresses, blocked-addresses, recipients, mailings, retries,"
          + " contacts, selections, projects, members, audit or jobs";

  private final Exports exports;
  private final Clock clock;

  /** Files made by {@code exports}. */
  public ExportResource(Exports exports, Clock clock) {
    this.exports = exports;
    this.clock = clock;
  }

  /** All rows that the filters let through. */
  @GET
  @Needs(Role.READ)
  @ReadsItsParameters
  @Translated
  @Operation(
      operationId = "exportList",
      summary = "All rows of a list that the filters let through, as a file",
      description =
          "Takes the filters and the `sort` of the list itself. The file is written while the rows"
              + " are read, as they were at one moment; when it cannot be finished the connection is"
              + " reset. Every export is in the audit list.")
  @ExportResponses
  @Refuses({ProblemType.NOT_FOUND, ProblemType.COUNT_CHANGED, ProblemType.TOO_MANY_EXPORTS})
  public Response all(
      @Parameter(description = NAMES) @PathParam("list") String name,
      @Parameter(hidden = true) @Context UriInfo uri,
      @Parameter(hidden = true) @Context HttpHeaders headers,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Parameter(hidden = true) @Context HttpServletRequest request,
      @Parameter(hidden = true) @Context HttpServletResponse response) {
    return answer(list(name), rows -> Optional.empty(), uri, headers, security, request, response);
  }

  /** Picked rows. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.READ)
  @ReadsItsParameters
  @Translated
  @Operation(
      operationId = "exportPicked",
      summary = "Picked rows of a list, as a file",
      description =
          "The same for up to 10,000 rows that the body picks; filters in the query string must hold"
              + " as well. Rows that are no longer there are left out: `expected` tells.")
  @ExportResponses
  @Refuses({ProblemType.NOT_FOUND, ProblemType.COUNT_CHANGED, ProblemType.TOO_MANY_EXPORTS})
  public Response picked(
      @Parameter(description = NAMES) @PathParam("list") String name,
      @Nullable ExportRequest body,
      @Parameter(hidden = true) @Context UriInfo uri,
      @Parameter(hidden = true) @Context HttpHeaders headers,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Parameter(hidden = true) @Context HttpServletRequest request,
      @Parameter(hidden = true) @Context HttpServletResponse response) {
    return answer(
        list(name),
        rows -> Optional.of(PickedRows.read(rows, body)),
        uri,
        headers,
        security,
        request,
        response);
  }

  private Response answer(
      ExportedList<?> list,
      Function<RowList<?>, Optional<Condition.OneOf>> picked,
      UriInfo uri,
      HttpHeaders headers,
      SecurityContext security,
      HttpServletRequest request,
      HttpServletResponse response) {
    Instant now = clock.instant();
    Export<?> export =
        new ExportQuery(uri.getQueryParameters())
            .export(list, picked, headers.getAcceptableLanguages(), Caller.actor(security), now);
    StreamingOutput body =
        BrokenAnswer.unlessWhole(out -> write(export, out, request), request, response);
    String file =
        list.name() + "-" + LocalDate.ofInstant(now, ZoneOffset.UTC) + "." + export.format().code();
    return Response.ok(body, export.format().mediaType())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
        .build();
  }

  private void write(Export<?> export, OutputStream out, HttpServletRequest request)
      throws IOException {
    if (!request.getMethod().equals(HttpMethod.HEAD)) {
      exports.write(export, out);
    }
  }

  private static ExportedList<?> list(String name) {
    return ExportedList.named(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemType.NOT_FOUND)
                        .withDetail("There is no list " + name + "; there are " + NAMES + ".")));
  }
}
