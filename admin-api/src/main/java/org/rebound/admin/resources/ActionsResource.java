package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.ActionRequest;
import org.rebound.admin.api.JobItem;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.openapi.Refuses;
import org.rebound.receiver.actions.Action;
import org.rebound.receiver.actions.JobRequest;
import org.rebound.receiver.actions.Jobs;
import org.rebound.receiver.actions.Submission;

/** Actions on addresses: on picked ones, or on all that a filter lets through. Each is a job. */
@Path("/api/v1/actions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "actions")
public final class ActionsResource {

  private final Jobs jobs;
  private final JobViews views;
  private final Runnable wake;
  private final Clock clock;

  /**
   * Actions as {@code jobs}.
   *
   * @param wake tells the runner of jobs that there is one more
   */
  public ActionsResource(Jobs jobs, JobViews views, Runnable wake, Clock clock) {
    this.jobs = jobs;
    this.views = views;
    this.wake = wake;
    this.clock = clock;
  }

  /** Does something. */
  @POST
  @Needs(Role.MANAGE)
  @Refuses({ProblemType.COUNT_CHANGED, ProblemType.NAME_TAKEN, ProblemType.IDEMPOTENCY_KEY_REUSED})
  @Operation(
      operationId = "act",
      summary = "Do something to picked addresses, or to all that a filter lets through",
      description =
          "Makes a job. Of up to 1,000 addresses the end is waited for, for 2 seconds, so that the"
              + " answer is usually final (200); otherwise it is 202 with the place of the job."
              + " With an `Idempotency-Key` the same request is done once, however often it is"
              + " sent; a request that was refused does not use up its key.")
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
  public Response act(
      @Parameter(
              description = "Chosen by the client, for this request only: a UUID, in quotes.",
              example = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"",
              schema = @Schema(type = "string", maxLength = 257))
          @HeaderParam(IdempotencyKey.HEADER)
          @Nullable String key,
      @Nullable ActionRequest body,
      @Parameter(hidden = true) @Context SecurityContext security) {
    if (body == null) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_BODY).withDetail("Say what is to be done to which."));
    }
    ActionReader reader = new ActionReader(body);
    Action action = reader.action();
    JobRequest request =
        new JobRequest(
            action, reader.targets(), Caller.actor(security), IdempotencyKey.of(key, body));
    return answer(views.soon(accepted(jobs.submit(request, clock.instant()), action)));
  }

  private Submission.Accepted accepted(Submission submission, Action action) {
    // Java 17 has no switch over types yet.
    if (submission instanceof Submission.Accepted accepted) {
      wake.run();
      return accepted;
    }
    if (submission instanceof Submission.Repeated repeated) {
      return new Submission.Accepted(repeated.job(), repeated.total());
    }
    throw new ProblemException(problem(submission, action));
  }

  private static Problem problem(Submission submission, Action action) {
    if (submission instanceof Submission.CountChanged changed) {
      return Problem.of(ProblemType.COUNT_CHANGED)
          .withDetail("Look at the list again, and say how many rows you saw.")
          .withCount(changed.now());
    }
    if (submission instanceof Submission.KeyReused) {
      return Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED)
          .withDetail("Choose another key, or send the request that was first sent with it.");
    }
    String kind = action instanceof Action.Collect collect ? collect.kind().code() : "collection";
    if (submission instanceof Submission.NameTaken) {
      return Problem.of(ProblemType.NAME_TAKEN)
          .withDetail("There is a " + kind + " of this name; choose another, or say its id.");
    }
    if (submission instanceof Submission.UnknownAddresses unknown) {
      return Problem.of(ProblemType.INVALID_BODY)
          .withErrors(
              unknown.tags().stream()
                  .map(tag -> new Problem.FieldError("ids", "there is no address " + tag))
                  .toList());
    }
    return Problem.of(ProblemType.INVALID_BODY)
        .withErrors(List.of(new Problem.FieldError("collection.id", "there is no such " + kind)));
  }

  /** The answer with a job: 200 when it is over, otherwise 202. */
  static Response answer(JobItem job) {
    return job.isOver()
        ? Response.ok(job).build()
        : Response.accepted(job).header(HttpHeaders.LOCATION, "/api/v1/jobs/" + job.id()).build();
  }
}
