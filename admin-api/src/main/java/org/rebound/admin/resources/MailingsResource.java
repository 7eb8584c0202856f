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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.rebound.admin.api.Listing;
import org.rebound.admin.api.Mailing;
import org.rebound.admin.api.MailingRecipient;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.ListedMailing;
import org.rebound.receiver.lists.Lists;
import org.rebound.receiver.lists.PageStep;
import org.rebound.receiver.lists.Placed;
import org.rebound.receiver.lists.Question;
import org.rebound.receiver.lists.RowList;

/** Mailings: the list with totals, one, and its recipients. */
@Path("/api/v1/mailings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "mailings")
@ProblemResponses
public final class MailingsResource {

  private final ListReader lists;
  private final ListPages pages;

  /** Mailings read through {@code lists}. */
  public MailingsResource(ListReader lists) {
    this.lists = lists;
    this.pages = new ListPages(lists);
  }

  /** A part of the list. */
  @GET
  @Needs(Role.READ)
  @ReadsItsParameters
  @Operation(
      operationId = "listMailings",
      summary = "Mailings with their totals, the highest number first",
      extensions = @Extension(properties = @ExtensionProperty(name = "x-list", value = "mailings")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<Mailing> list(@Parameter(hidden = true) @Context UriInfo uri) {
    return pages.answer("mailings", Lists.MAILINGS, uri, Mailing::of);
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
  @ReadsItsParameters
  @Operation(
      operationId = "listRecipients",
      summary = "Recipients of a mailing",
      extensions =
          @Extension(properties = @ExtensionProperty(name = "x-list", value = "recipients")))
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
      @Parameter(hidden = true) @Context UriInfo uri,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    Parameters parameters = new Parameters();
    long number = number(parameters, id);
    parameters.check();
    find(number);
    Reasons reasons = Reasons.in(headers.getAcceptableLanguages());
    return pages.answer(
        "recipients",
        Lists.RECIPIENTS,
        uri,
        Optional.of(is(Lists.RECIPIENTS, "mailing", number)),
        row -> MailingRecipient.of(row, reasons));
  }

  private static long number(Parameters parameters, String id) {
    return parameters.number("id", id, 1, Parameters.LAST_MAILING).orElse(0L);
  }

  private ListedMailing find(long id) {
    Question one =
        new Question(
            List.of(is(Lists.MAILINGS, "id", id)), Lists.MAILINGS.order(), PageStep.first(1));
    return lists.page(Lists.MAILINGS, one).rows().stream()
        .findFirst()
        .map(Placed::row)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemType.NOT_FOUND)
                        .withDetail("There is no mailing " + id + ".")));
  }

  private static Condition is(RowList<?> list, String column, long number) {
    return new Condition.OneOf(
        list.column(column).orElseThrow(), List.of(Optional.of(Long.toString(number))));
  }
}
