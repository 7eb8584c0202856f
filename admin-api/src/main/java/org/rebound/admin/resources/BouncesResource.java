package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.rebound.admin.api.Bounce;
import org.rebound.admin.api.BounceText;
import org.rebound.admin.api.BounceWithWhy;
import org.rebound.admin.api.Listing;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.admin.http.Translated;
import org.rebound.admin.openapi.Refuses;
import org.rebound.receiver.ledger.BounceDetail;
import org.rebound.receiver.ledger.BounceQueries;
import org.rebound.receiver.ledger.RawMessage;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.Lists;
import org.rebound.receiver.report.ReadableReport;

/** Bounces: the list with its filters, one with all that is known, and the message it came in. */
@Path("/api/v1/bounces")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "bounces")
public final class BouncesResource {

  private final ListPages pages;
  private final BounceQueries bounces;

  /** Bounces read through {@code lists} and one by one through {@code bounces}. */
  public BouncesResource(ListReader lists, BounceQueries bounces) {
    this.pages = new ListPages(lists);
    this.bounces = bounces;
  }

  /** A part of the list. */
  @GET
  @Needs(Role.READ)
  @ReadsItsParameters
  @Translated
  @Operation(
      operationId = "listBounces",
      summary = "Bounces, the newest first",
      extensions = @Extension(properties = @ExtensionProperty(name = "x-list", value = "bounces")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<Bounce> list(
      @Parameter(hidden = true) @Context UriInfo uri,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    Reasons reasons = Reasons.in(headers.getAcceptableLanguages());
    return pages.answer("bounces", Lists.BOUNCES, uri, row -> Bounce.of(row, reasons));
  }

  /** One bounce. */
  @GET
  @Path("{id}")
  @Needs(Role.READ)
  @Refuses(ProblemType.NOT_FOUND)
  @Translated
  @Operation(operationId = "getBounce", summary = "One bounce: all facts, and why")
  @ApiResponse(responseCode = "200", description = "The bounce.", useReturnTypeSchema = true)
  public BounceWithWhy get(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    return BounceWithWhy.of(find(id), Reasons.in(headers.getAcceptableLanguages()));
  }

  /** The raw message of a bounce. */
  @GET
  @Path("{id}/raw")
  @Produces({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
  @Needs(Role.READ)
  @Refuses({ProblemType.NOT_FOUND, ProblemType.GONE})
  @Operation(
      operationId = "getRawMessage",
      summary = "The message a bounce came in, byte by byte",
      description =
          "Other people's mail: it is declared ISO-8859-1 so that every byte is a character, and"
              + " must never be shown as anything but text.")
  @ApiResponse(
      responseCode = "200",
      description = "The message as it was received.",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
  public Response raw(@Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id) {
    BounceDetail bounce = find(id);
    RawMessage message = rawOf(bounce);
    StreamingOutput body = message::writeTo;
    return Response.ok(body, "text/plain;charset=ISO-8859-1")
        .header("Content-Disposition", "inline; filename=\"bounce-" + bounce.row().id() + ".txt\"")
        .build();
  }

  /** The message of a bounce as people read it. */
  @GET
  @Path("{id}/text")
  @Needs(Role.READ)
  @Refuses({ProblemType.NOT_FOUND, ProblemType.GONE})
  @Operation(
      operationId = "getBounceText",
      summary = "What the message says, decoded, with the words marked that decided")
  @ApiResponse(responseCode = "200", description = "The text.", useReturnTypeSchema = true)
  public BounceText text(@Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id)
      throws IOException {
    BounceDetail bounce = find(id);
    ByteArrayOutputStream received = new ByteArrayOutputStream(bounce.message().size());
    rawOf(bounce).writeTo(received);
    return BounceText.of(
        ReadableReport.of(received.toByteArray()),
        bounce.explanation().field(),
        bounce.explanation().evidence());
  }

  private RawMessage rawOf(BounceDetail bounce) {
    return bounces
        .raw(bounce.row().id())
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemType.GONE)
                        .withDetail("Raw messages are kept for a time only (retention.rawDays).")));
  }

  private BounceDetail find(String id) {
    Parameters parameters = new Parameters();
    long number = parameters.number("id", id, 1, Long.MAX_VALUE).orElse(0L);
    parameters.check();
    return bounces
        .find(number)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemType.NOT_FOUND)
                        .withDetail("There is no bounce with the id " + number + ".")));
  }
}
