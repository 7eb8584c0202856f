package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.ImportItem;
import org.rebound.admin.api.JobItem;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.bulk.BulkUpload;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.http.Upload;
import org.rebound.admin.imports.ImportOptions;
import org.rebound.admin.imports.ImportReading;
import org.rebound.admin.imports.UnreadableFile;
import org.rebound.admin.openapi.Refuses;
import org.rebound.receiver.actions.ImportJobs;
import org.rebound.receiver.imports.Import;
import org.rebound.receiver.imports.ImportBook;
import org.rebound.receiver.imports.ImportFault;

/** Suppression lists of other tools: read and counted first, then blocked by a job. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
public final class ImportsResource {

  private final ImportBook book;
  private final ImportReading reading;
  private final ImportJobs jobs;
  private final JobViews views;
  private final Runnable wake;
  private final Clock clock;

  /**
   * Imports in {@code book}.
   *
   * @param wake tells the runner of jobs that there is one more
   */
  public ImportsResource(
      ImportBook book, ImportJobs jobs, JobViews views, Runnable wake, Clock clock) {
    this.book = book;
    this.reading = new ImportReading(book, clock);
    this.jobs = jobs;
    this.views = views;
    this.wake = wake;
    this.clock = clock;
  }

  /** Reads a file. */
  @POST
  @Consumes({
    MediaType.APPLICATION_OCTET_STREAM,
    MediaType.TEXT_PLAIN,
    MediaType.APPLICATION_JSON,
    BulkUpload.CSV,
    BulkUpload.NDJSON
  })
  @Needs(Role.MANAGE)
  @Upload
  @Operation(
      operationId = "checkImport",
      summary = "Read a suppression list of another tool, and count what it would change",
      description =
          "The body is the file as it is. No address is changed: the answer says how many would be"
              + " blocked, are blocked already, come twice or cannot be read. It is kept for a day"
              + " to be started. A bad line does not spoil the others; a file that breaks off in"
              + " the middle of its JSON is refused.")
  @ApiResponse(
      responseCode = "201",
      description = "What was read.",
      headers =
          @Header(
              name = "Location",
              description = "Where it is to be seen.",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = ImportItem.class)))
  public Response check(
      @Parameter(
              description = "What made the file.",
              required = true,
              example = "text",
              schema =
                  @Schema(
                      allowableValues = {
                        "csv",
                        "text",
                        "sendgrid",
                        "ses",
                        "mailgun",
                        "postmark",
                        "listmonk",
                        "mailman",
                        "sympa",
                        "classify"
                      }))
          @QueryParam("format")
          @Nullable String format,
      @Parameter(
              description =
                  "Where the list is from, for people: the reason of each address begins with it."
                      + " The format when it is left out.",
              example = "SendGrid, main account")
          @QueryParam("source")
          @Nullable String source,
      @Parameter(
              description =
                  "What the entries are where the file does not say: bounces when it is left out."
                      + " SendGrid and Mailgun need it; blocks of SendGrid are soft.",
              schema = @Schema(allowableValues = {"bounces", "complaints", "unsubscribes", "soft"}))
          @QueryParam("entries")
          @Nullable String entries,
      @Parameter(
              description =
                  "The kinds of entries to block, between commas. Others are counted and left out:"
                      + " soft bounces, unless they are named here.",
              schema = @Schema(type = "string", defaultValue = "bounces,complaints,unsubscribes"))
          @QueryParam("take")
          @Nullable String take,
      @Parameter(description = "Of csv: the column of the address, by name or number from 1 on.")
          @QueryParam("addressColumn")
          @Nullable String address,
      @Parameter(description = "Of csv: the column of the reason.") @QueryParam("reasonColumn")
          @Nullable String reason,
      @Parameter(description = "Of csv: the column that says since when.") @QueryParam("timeColumn")
          @Nullable String time,
      @Parameter(
              description =
                  "Of csv: the column that says what an entry is: words such as hard, soft, spam"
                      + " complaint or unsubscribed.")
          @QueryParam("categoryColumn")
          @Nullable String category,
      @Parameter(
              description = "What is between cells; the first line tells when it is left out.",
              schema = @Schema(allowableValues = {"comma", "semicolon", "tab"}))
          @QueryParam("delimiter")
          @Nullable String delimiter,
      @Parameter(
              description =
                  "Whether the first line has names; when it is left out, it has if there is no"
                      + " address in it.",
              schema = @Schema(type = "boolean"))
          @QueryParam("header")
          @Nullable String header,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type,
      @Parameter(hidden = true) @Context SecurityContext security,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM,
                      schema = @Schema(type = "string")))
          InputStream body)
      throws IOException {
    ImportQuery query = new ImportQuery();
    ImportOptions options =
        query.read(
            format,
            source,
            entries,
            take,
            query.columns(address, reason, time, category),
            delimiter,
            header);
    if (type != null && type.getSubtype().endsWith("json") && !options.format().isJson()) {
      throw refused(
          ProblemType.INVALID_BODY,
          "body",
          "The body says that it is JSON, and this format is not.");
    }
    ImportItem made = ImportItem.of(find(read(body, options, security)));
    return Response.created(URI.create("/api/v1/imports/" + made.id())).entity(made).build();
  }

  /** One import. */
  @GET
  @Path("{id}")
  @Needs(Role.READ)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(operationId = "getImport", summary = "One import, as it was when it was read")
  @ApiResponse(responseCode = "200", description = "The import.", useReturnTypeSchema = true)
  public ImportItem get(@Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id) {
    return ImportItem.of(find(number(id)));
  }

  /** Its bad lines. */
  @GET
  @Path("{id}/faults")
  @Produces(BulkUpload.CSV)
  @Needs(Role.READ)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "getImportFaults",
      summary = "The lines of an import that could not be read",
      description =
          "CSV with the columns line, problem and remedy; the first 1,000 of them. Nothing of what"
              + " stands in the lines is in it.")
  @ApiResponse(
      responseCode = "200",
      description = "A line each.",
      content = @Content(mediaType = BulkUpload.CSV, schema = @Schema(type = "string")))
  public Response faults(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id) {
    Import one = find(number(id));
    return Response.ok(
            "line,problem,remedy\r\n"
                + book.faults(one.id()).stream()
                    .map(ImportsResource::row)
                    .collect(Collectors.joining()),
            BulkUpload.CSV + ";charset=utf-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"import-" + one.id() + "-faults.csv\"")
        .build();
  }

  /** Starts it. */
  @POST
  @Path("{id}/start")
  @Needs(Role.MANAGE)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "startImport",
      summary = "Block the addresses of an import",
      description =
          "Makes a job, once: starting it again, however often, answers the same job. Of up to"
              + " 1,000 addresses the end is waited for, for 2 seconds (200); otherwise it is 202"
              + " with the place of the job.")
  @ApiResponse(
      responseCode = "200",
      description = "The job is over: `state` says how.",
      content = @Content(schema = @Schema(implementation = JobItem.class)))
  @ApiResponse(
      responseCode = "202",
      description = "The job waits or runs.",
      headers =
          @Header(
              name = "Location",
              description = "Where the job is to be seen.",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = JobItem.class)))
  public Response start(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security) {
    long number = number(id);
    JobItem job =
        views.soon(
            jobs.start(number, Caller.actor(security), clock.instant())
                .map(
                    accepted -> {
                      wake.run();
                      return accepted;
                    })
                .orElseThrow(() -> unknown(number)));
    return ActionsResource.answer(job);
  }

  /** Keeps the body in a file first: a client that is slow holds no row of the database. */
  private long read(InputStream body, ImportOptions options, SecurityContext security)
      throws IOException {
    java.nio.file.Path file = Files.createTempFile("rebound-import-", ".tmp");
    try {
      Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
      try (InputStream content = Files.newInputStream(file)) {
        return reading.read(content, options, Caller.actor(security));
      }
    } catch (UnreadableFile e) {
      ProblemType type =
          e.name().equals("body") ? ProblemType.INVALID_BODY : ProblemType.INVALID_PARAMETER;
      throw refused(type, e.name(), e.reason());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static ProblemException refused(ProblemType type, String name, String reason) {
    return new ProblemException(
        Problem.of(type).withErrors(List.of(new Problem.FieldError(name, reason))));
  }

  private Import find(long id) {
    return book.find(id).orElseThrow(() -> unknown(id));
  }

  private static ProblemException unknown(long id) {
    return new ProblemException(
        Problem.of(ProblemType.NOT_FOUND)
            .withDetail(
                "There is no import " + id + "; one that is not started is kept for a day."));
  }

  private static String row(ImportFault fault) {
    return fault.line() + "," + quoted(fault.problem()) + "," + quoted(fault.remedy()) + "\r\n";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static long number(String id) {
    Parameters parameters = new Parameters();
    long number = parameters.number("id", id, 1, Long.MAX_VALUE).orElse(0L);
    parameters.check();
    return number;
  }
}
