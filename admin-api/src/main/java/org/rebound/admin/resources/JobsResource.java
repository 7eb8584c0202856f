package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.rebound.admin.api.JobItem;
import org.rebound.admin.api.Listing;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.admin.openapi.Refuses;
import org.rebound.receiver.actions.Jobs;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.OperationLists;

/** Jobs: the list, one with its progress, and stopping one. */
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "actions")
public final class JobsResource {

  private final Jobs jobs;
  private final JobViews views;
  private final ListPages pages;
  private final Clock clock;

  /** Jobs, read through {@code lists}. */
  public JobsResource(Jobs jobs, JobViews views, ListReader lists, Clock clock) {
    this.jobs = jobs;
    this.views = views;
    this.pages = new ListPages(lists);
    this.clock = clock;
  }

  /** A part of the list. */
  @GET
  @Needs(Role.READ)
  @ReadsItsParameters
  @Operation(
      operationId = "listJobs",
      summary = "Jobs, the newest first",
      extensions = @Extension(properties = @ExtensionProperty(name = "x-list", value = "jobs")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<JobItem> list(@Parameter(hidden = true) @Context UriInfo uri) {
    return pages.answer("jobs", OperationLists.JOBS, uri, JobItem::of);
  }

  /** One job. */
  @GET
  @Path("{id}")
  @Needs(Role.READ)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(operationId = "getJob", summary = "One job: how far it is, and what came of it")
  @ApiResponse(responseCode = "200", description = "The job.", useReturnTypeSchema = true)
  public JobItem get(@Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id) {
    return views.now(number(id));
  }

  /** Asks a job to stop. */
  @POST
  @Path("{id}/cancel")
  @Needs(Role.MANAGE)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "cancelJob",
      summary = "Ask a job to stop",
      description =
          "It stops after the batch that it is at; what it did stays done. A job that is over stays"
              + " as it is.")
  @ApiResponse(
      responseCode = "200",
      description = "The job as it is now: `cancelled` soon.",
      useReturnTypeSchema = true)
  public JobItem cancel(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security) {
    jobs.cancel(number(id), Caller.actor(security), clock.instant());
    return views.now(number(id));
  }

  private static long number(String id) {
    Parameters parameters = new Parameters();
    long number = parameters.number("id", id, 1, Long.MAX_VALUE).orElse(0L);
    parameters.check();
    return number;
  }
}
