package org.rebound.admin.resources;

import com.fasterxml.jackson.core.JsonGenerator;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rebound.admin.api.Json;
import org.rebound.admin.api.Listing;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.api.RegisteredRecipient;
import org.rebound.admin.api.RegisteredRecipients;
import org.rebound.admin.api.ReportedEvents;
import org.rebound.admin.api.Retry;
import org.rebound.admin.api.UploadedEvents;
import org.rebound.admin.api.UploadedRecipients;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.bulk.BulkRow;
import org.rebound.admin.bulk.BulkUpload;
import org.rebound.admin.bulk.RowFields;
import org.rebound.admin.http.BrokenAnswer;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.admin.http.Translated;
import org.rebound.admin.http.Upload;
import org.rebound.admin.resources.ReturnPathsResource.Mint;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.Lists;
import org.rebound.receiver.registry.Milestone;
import org.rebound.receiver.registry.Milestones;
import org.rebound.receiver.registry.Progress;
import org.rebound.receiver.registry.Recipients;
import org.rebound.receiver.registry.Registration;
import org.rebound.receiver.registry.Reported;

/** What a sender does with a mailing: registers its recipients, reports, asks whom to try again. */
@Path("/api/v1/mailings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "mailings")
public final class SendersResource {

  private static final int BATCH = 5_000;
  private static final int MOST_UNKNOWN = 100;
  private static final Set<String> OF_RECIPIENTS =
      new TreeSet<>(Set.of("address", "name", "contactKey", "recipientKey"));
  private static final Set<String> OF_EVENTS =
      new TreeSet<>(Set.of("address", "recipientKey", "event", "at"));

  private final Mint mint;
  private final Recipients recipients;
  private final Milestones milestones;
  private final ListPages pages;
  private final Clock clock;

  /** Writes through these, and makes return paths with {@code mint}. */
  public SendersResource(
      Mint mint, Recipients recipients, Milestones milestones, ListReader lists, Clock clock) {
    this.mint = mint;
    this.recipients = recipients;
    this.milestones = milestones;
    this.pages = new ListPages(lists);
    this.clock = clock;
  }

  /** Registers recipients. */
  @POST
  @Path("{id}/recipients")
  @Consumes({MediaType.APPLICATION_JSON, BulkUpload.NDJSON, BulkUpload.CSV})
  @Produces({MediaType.APPLICATION_JSON, BulkUpload.NDJSON})
  @Needs(Role.SEND)
  @Upload
  @Operation(
      operationId = "registerRecipients",
      summary = "Register any number of recipients of a mailing, and get their return paths",
      description =
          "As JSON `{\"recipients\": [...]}`, as one JSON object a line, or as CSV whose first line"
              + " names the columns; each row has an `address` and may have `name`, `contactKey` and"
              + " `recipientKey`. If any row is wrong nothing is changed. Makes the mailing when it is"
              + " new; sending the same again changes nothing. The answer is in the order of the"
              + " request; as NDJSON where `Accept` asks for it.")
  @ApiResponse(
      responseCode = "200",
      description = "One for each recipient.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = RegisteredRecipients.class)))
  public Response register(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @HeaderParam("Content-Type") MediaType type,
      @Parameter(hidden = true) @Context HttpHeaders headers,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Parameter(hidden = true) @Context HttpServletRequest request,
      @Parameter(hidden = true) @Context HttpServletResponse response,
      @RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = UploadedRecipients.class)),
                @Content(mediaType = BulkUpload.NDJSON, schema = @Schema(type = "string")),
                @Content(mediaType = BulkUpload.CSV, schema = @Schema(type = "string"))
              })
          InputStream body)
      throws IOException {
    long mailing = mailing(id);
    Actor actor = Caller.actor(security);
    BulkUpload<Registration> upload =
        BulkUpload.take(body, essence(type), "recipients", SendersResource::registration);
    boolean lines =
        headers.getAcceptableMediaTypes().stream()
            .anyMatch(accepted -> essence(accepted).equals(BulkUpload.NDJSON));
    StreamingOutput answer =
        out -> {
          try (upload;
              JsonGenerator json = Json.MAPPER.createGenerator(out)) {
            // What was broken off must not look whole.
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
            if (!lines) {
              json.writeStartObject();
              json.writeArrayFieldStart("items");
            }
            upload.forEachBatch(BATCH, batch -> register(mailing, batch, actor, json));
            if (!lines) {
              json.writeEndArray();
              json.writeEndObject();
            }
          }
        };
    return Response.ok(
            BrokenAnswer.unlessWhole(answer, request, response),
            lines ? BulkUpload.NDJSON : MediaType.APPLICATION_JSON)
        .build();
  }

  /** Takes reports of what was sent, delivered and opened. */
  @POST
  @Path("{id}/events")
  @Consumes({MediaType.APPLICATION_JSON, BulkUpload.NDJSON, BulkUpload.CSV})
  @Needs(Role.SEND)
  @Upload
  @Operation(
      operationId = "reportEvents",
      summary = "Report what was sent, delivered and opened",
      description =
          "As JSON `{\"events\": [...]}`, as one JSON object a line, or as CSV; each row has an"
              + " `event` (sent, delivered, opened), an `address` or a `recipientKey`, and may have a"
              + " time `at`; now where it has none. If any row is wrong nothing is changed."
              + " Reporting the same again changes nothing.")
  @ApiResponse(
      responseCode = "200",
      description = "What became of them.",
      useReturnTypeSchema = true)
  public ReportedEvents report(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @HeaderParam("Content-Type") MediaType type,
      @Parameter(hidden = true) @Context SecurityContext security,
      @RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = UploadedEvents.class)),
                @Content(mediaType = BulkUpload.NDJSON, schema = @Schema(type = "string")),
                @Content(mediaType = BulkUpload.CSV, schema = @Schema(type = "string"))
              })
          InputStream body)
      throws IOException {
    long mailing = mailing(id);
    Actor actor = Caller.actor(security);
    Instant now = clock.instant();
    long[] counts = new long[2];
    TreeSet<String> unknown = new TreeSet<>();
    try (BulkUpload<Progress> upload =
        BulkUpload.take(
            body, essence(type), "events", (row, errors) -> progress(row, errors, now))) {
      upload.forEachBatch(
          BATCH,
          batch -> {
            Reported reported = milestones.write(mailing, batch, actor, now);
            counts[0] += batch.size();
            counts[1] += reported.changed();
            unknown.addAll(reported.unknown());
          });
    }
    return new ReportedEvents(counts[0], counts[1], unknown.stream().limit(MOST_UNKNOWN).toList());
  }

  /** A part of the recipients who are due for another try. */
  @GET
  @Path("{id}/retries")
  @Needs(Role.SEND)
  @ReadsItsParameters
  @Translated
  @Operation(
      operationId = "listRetries",
      summary = "Recipients of a mailing who are due for another try after a soft bounce",
      description =
          "Those who were not sent to again, did not open and were not reported as delivered since"
              + " they bounced, and whose address is not blocked.",
      extensions = @Extension(properties = @ExtensionProperty(name = "x-list", value = "retries")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<Retry> retries(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context UriInfo uri,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    long mailing = mailing(id);
    Condition ofMailing =
        new Condition.OneOf(
            Lists.RETRIES.column("mailing").orElseThrow(),
            List.of(Optional.of(Long.toString(mailing))));
    Reasons reasons = Reasons.in(headers.getAcceptableLanguages());
    return pages.answer(
        "retries", Lists.RETRIES, uri, Optional.of(ofMailing), row -> Retry.of(row, reasons));
  }

  private void register(long mailing, List<Registration> batch, Actor actor, JsonGenerator json) {
    recipients.write(mailing, batch, actor, clock.instant());
    try {
      for (Registration row : batch) {
        json.writePOJO(
            new RegisteredRecipient(
                row.address().toString(),
                row.recipientKey(),
                mint.mint(mailing, row.address()).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Registration> registration(BulkRow row, List<Problem.FieldError> errors) {
    RowFields fields = new RowFields(row, OF_RECIPIENTS, errors);
    Optional<MailAddress> address = fields.address("address");
    Optional<String> name = fields.text("name");
    Optional<String> contact = fields.text("contactKey");
    Optional<String> key = fields.text("recipientKey");
    if (row.field("address").isEmpty()) {
      fields.wrong("address", "missing");
    }
    return fields.areRight()
        ? address.map(a -> new Registration(a, name, contact, key))
        : Optional.empty();
  }

  private static Optional<Progress> progress(
      BulkRow row, List<Problem.FieldError> errors, Instant now) {
    RowFields fields = new RowFields(row, OF_EVENTS, errors);
    Optional<MailAddress> address = fields.address("address");
    Optional<String> key = fields.text("recipientKey");
    Optional<Instant> at = fields.time("at");
    Optional<Milestone> milestone =
        Arrays.stream(Milestone.values())
            .filter(m -> Optional.of(m.code()).equals(row.field("event")))
            .findFirst();
    if (milestone.isEmpty()) {
      fields.wrong("event", "expected sent, delivered or opened");
    }
    if (row.field("address").isPresent() == row.field("recipientKey").isPresent()) {
      fields.wrong("address", "expected either an address or a recipientKey");
    }
    return fields.areRight()
        ? Optional.of(new Progress(address, key, milestone.orElseThrow(), at.orElse(now)))
        : Optional.empty();
  }

  private static String essence(MediaType type) {
    return type.getType() + "/" + type.getSubtype();
  }

  private static long mailing(String id) {
    Parameters parameters = new Parameters();
    long mailing = parameters.number("id", id, 1, Parameters.LAST_MAILING).orElse(0L);
    parameters.check();
    return mailing;
  }
}
