package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
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
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.Listing;
import org.rebound.admin.api.Mailing;
import org.rebound.admin.api.MailingRecipient;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Verdict;
import org.rebound.receiver.ledger.MailingQueries;
import org.rebound.receiver.ledger.MailingRow;
import org.rebound.receiver.ledger.PageStep;
import org.rebound.receiver.ledger.RecipientFilter;

/** Mailings: the list with totals, one, and its recipients. */
@Path("/api/v1/mailings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "mailings")
@ProblemResponses
public final class MailingsResource {

  private static final Reasons REASONS = Reasons.in(Locale.ENGLISH);

  private final MailingQueries mailings;

  /** Mailings read through {@code mailings}. */
  public MailingsResource(MailingQueries mailings) {
    this.mailings = mailings;
  }

  /** A part of the list. */
  @GET
  @Needs(Role.READ)
  @Operation(
      operationId = "listMailings",
      summary = "Mailings with their totals, the highest number first")
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<Mailing> list(
      @Parameter(
              description = "At most so many.",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "From a link of another part.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(hidden = true) @Context UriInfo uri) {
    Parameters parameters = new Parameters();
    PageStep<Long> step =
        PageLinks.step(parameters, limit, cursor, Cursor.List.MAILINGS, Cursor::first);
    parameters.check();
    return PageLinks.listing(
        mailings.list(step),
        uri,
        (row, backwards) -> new Cursor(Cursor.List.MAILINGS, backwards, row.id(), 0),
        Mailing::of);
  }

  /** One mailing. */
  @GET
  @Path("{id}")
  @Needs(Role.READ)
  @Operation(operationId = "getMailing", summary = "One mailing with its totals")
  @ApiResponse(responseCode = "200", description = "The mailing.", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such mailing.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Mailing get(@Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id) {
    Parameters parameters = new Parameters();
    long number = number(parameters, id);
    parameters.check();
    return Mailing.of(find(number));
  }

  /** A part of the recipients of a mailing. */
  @GET
  @Path("{id}/recipients")
  @Needs(Role.READ)
  @Operation(
      operationId = "listRecipients",
      summary = "Recipients of a mailing, in an order of no meaning",
      description = "Filters are combined: all must hold.")
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such mailing.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Listing<MailingRecipient> recipients(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(
              description =
                  "bounced and complained: in this mailing. blocked: now. clean: none of these.",
              schema = @Schema(allowableValues = {"bounced", "complained", "blocked", "clean"}))
          @QueryParam("state")
          @Nullable String state,
      @Parameter(
              description = "Of the newest bounce.",
              schema = @Schema(allowableValues = {"hard", "soft"}))
          @QueryParam("verdict")
          @Nullable String verdict,
      @Parameter(
              description = "Of the newest bounce.",
              schema =
                  @Schema(
                      allowableValues = {
                        "mailbox_unknown",
                        "domain_unknown",
                        "mailbox_disabled",
                        "moved",
                        "not_accepting",
                        "mailbox_full",
                        "recipient_refused",
                        "policy_refused",
                        "sender_reputation",
                        "authentication",
                        "sender_refused",
                        "relaying",
                        "rate_limited",
                        "spam_content",
                        "virus",
                        "message_too_large",
                        "content",
                        "network",
                        "dns",
                        "timeout_expired",
                        "system",
                        "protocol",
                        "configuration",
                        "greylisted",
                        "challenge",
                        "complaint",
                        "other"
                      }))
          @QueryParam("category")
          @Nullable String category,
      @Parameter(
              description = "At most so many.",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "From a link of another part.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(hidden = true) @Context UriInfo uri) {
    Parameters parameters = new Parameters();
    long number = number(parameters, id);
    RecipientFilter filter =
        new RecipientFilter(
            parameters.word("state", state, RecipientFilter.State.class),
            parameters.word("verdict", verdict, Verdict.class),
            parameters.word("category", category, Category.class));
    PageStep<Long> step =
        PageLinks.step(parameters, limit, cursor, Cursor.List.RECIPIENTS, Cursor::first);
    parameters.check();
    find(number);
    return PageLinks.listing(
        mailings.recipients(number, filter, step),
        uri,
        (row, backwards) -> new Cursor(Cursor.List.RECIPIENTS, backwards, row.tag(), 0),
        row -> MailingRecipient.of(row, REASONS));
  }

  private static long number(Parameters parameters, String id) {
    return parameters.number("id", id, 1, Parameters.LAST_MAILING).orElse(0L);
  }

  private MailingRow find(long id) {
    return mailings
        .find(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemType.NOT_FOUND)
                        .withDetail("There is no mailing " + id + ".")));
  }
}
