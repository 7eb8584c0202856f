package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.Listing;
import org.rebound.admin.api.Mailing;
import org.rebound.admin.api.MailingRecipient;
import org.rebound.admin.api.MailingRequest;
import org.rebound.admin.api.MailingTitle;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.admin.http.Translated;
import org.rebound.admin.openapi.Refuses;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.ListedMailing;
import org.rebound.receiver.lists.Lists;
import org.rebound.receiver.lists.PageStep;
import org.rebound.receiver.lists.Placed;
import org.rebound.receiver.lists.Question;
import org.rebound.receiver.lists.RowList;
import org.rebound.receiver.registry.MailingBook;

/** Mailings: made, listed with totals, one by one, and their recipients. */
@Path("/api/v1/mailings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "mailings")
public final class MailingsResource {

  private static final int LONGEST = 255;

  private final ListReader lists;
  private final ListPages pages;
  private final MailingBook book;
  private final Clock clock;

  /** Mailings read through {@code lists} and made in {@code book}. */
  public MailingsResource(ListReader lists, MailingBook book, Clock clock) {
    this.lists = lists;
    this.pages = new ListPages(lists);
    this.book = book;
    this.clock = clock;
  }

  /** Makes a mailing. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.SEND)
  @Refuses(ProblemType.MAILING_EXISTS)
  @Operation(operationId = "makeMailing", summary = "Make a mailing")
  @ApiResponse(
      responseCode = "201",
      description = "The mailing.",
      content = @Content(schema = @Schema(implementation = Mailing.class)))
  public Response make(
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable MailingRequest request) {
    List<Problem.FieldError> errors = new ArrayList<>();
    Optional<MailingRequest> asked = Optional.of(given(request));
    Optional<Long> number = asked.map(MailingRequest::id);
    if (number.filter(n -> n < 1 || n > Parameters.LAST_OWN_MAILING).isPresent()) {
      errors.add(
          new Problem.FieldError(
              "id", "expected a number from 1 to " + Parameters.LAST_OWN_MAILING));
    }
    Optional<String> name = text("name", asked.map(MailingRequest::name), errors);
    Optional<String> title = text("title", asked.map(MailingRequest::title), errors);
    refuse(errors);
    long made =
        book.make(number, name, title, Caller.actor(security), clock.instant())
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(ProblemType.MAILING_EXISTS)
                            .withDetail("Choose another number or name, or use this mailing.")));
    return Response.created(URI.create("/api/v1/mailings/" + made))
        .entity(Mailing.of(find(made)))
        .build();
  }

  /** Changes what people call a mailing. */
  @PATCH
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.SEND)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(operationId = "changeMailing", summary = "Give a mailing another title")
  @ApiResponse(responseCode = "200", description = "The mailing.", useReturnTypeSchema = true)
  public Mailing change(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable MailingTitle request) {
    Parameters parameters = new Parameters();
    long number = number(parameters, id);
    parameters.check();
    List<Problem.FieldError> errors = new ArrayList<>();
    Optional<String> title =
        text("title", Optional.of(given(request)).map(MailingTitle::title), errors);
    refuse(errors);
    find(number);
    book.entitle(number, title, Caller.actor(security), clock.instant());
    return Mailing.of(find(number));
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
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(operationId = "getMailing", summary = "One mailing with its totals")
  @ApiResponse(responseCode = "200", description = "The mailing.", useReturnTypeSchema = true)
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
  @Refuses(ProblemType.NOT_FOUND)
  @Translated
  @Operation(
      operationId = "listRecipients",
      summary = "Recipients of a mailing",
      extensions =
          @Extension(properties = @ExtensionProperty(name = "x-list", value = "recipients")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
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

  private static Optional<String> text(
      String name, Optional<String> text, List<Problem.FieldError> errors) {
    if (text.filter(
            t ->
                t.isBlank()
                    || t.length() > LONGEST
                    || t.codePoints().anyMatch(Character::isISOControl))
        .isPresent()) {
      errors.add(
          new Problem.FieldError(
              name, "expected 1 to " + LONGEST + " characters without control characters"));
    }
    return text;
  }

  private static <T> T given(@Nullable T body) {
    if (body == null) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_BODY).withDetail("Send a JSON object."));
    }
    return body;
  }

  private static void refuse(List<Problem.FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.INVALID_BODY).withErrors(errors));
    }
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
