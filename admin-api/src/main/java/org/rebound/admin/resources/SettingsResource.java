package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.PolicyAnswer;
import org.rebound.admin.api.PolicyBody;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.ledger.PolicyForecast;
import org.rebound.receiver.ledger.PolicyStore;
import org.rebound.receiver.policy.PolicySettings;

/** Settings that people change while the daemon runs: the policy. */
@Path("/api/v1/settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settings")
public final class SettingsResource {

  private final PolicyStore policy;
  private final Clock clock;

  /** The policy kept in {@code policy}. */
  public SettingsResource(PolicyStore policy, Clock clock) {
    this.policy = policy;
    this.clock = clock;
  }

  /** The settings. */
  @GET
  @Needs(Role.READ)
  @Operation(operationId = "getSettings", summary = "What bounces do to addresses")
  @ApiResponse(responseCode = "200", description = "The settings.", useReturnTypeSchema = true)
  public PolicyAnswer get() {
    return new PolicyAnswer(PolicyBody.of(policy.read()), Optional.empty());
  }

  /** Changes the settings, or says what a change would do. */
  @PUT
  @Needs(Role.ADMIN)
  @Operation(
      operationId = "putSettings",
      summary = "Change what bounces do to addresses",
      description =
          "Takes effect with the next recorded bounce. A dry run changes nothing and says how many"
              + " addresses would be blocked and freed.")
  @ApiResponse(responseCode = "200", description = "The settings.", useReturnTypeSchema = true)
  public PolicyAnswer put(
      @Parameter(
              description = "Only say what the change would do.",
              schema = @Schema(type = "boolean", defaultValue = "false"))
          @QueryParam("dry-run")
          @Nullable String dryRun,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable PolicyBody body) {
    Parameters parameters = new Parameters();
    boolean dry = parameters.flag("dry-run", dryRun).orElse(false);
    parameters.check();
    PolicySettings after = settings(body);
    if (dry) {
      PolicyForecast forecast = policy.forecast(after, clock.instant());
      return new PolicyAnswer(
          PolicyBody.of(after),
          Optional.of(new PolicyAnswer.Forecast(forecast.block(), forecast.free())));
    }
    policy.write(after, Caller.actor(security), clock.instant());
    return new PolicyAnswer(PolicyBody.of(after), Optional.empty());
  }

  private static PolicySettings settings(@Nullable PolicyBody body) {
    List<Problem.FieldError> errors = new ArrayList<>();
    if (body == null) {
      errors.add(new Problem.FieldError("acceptedBounces", "expected a number from 0 to 10000"));
    }
    return Optional.ofNullable(body)
        .flatMap(b -> b.settings(errors))
        .orElseThrow(
            () -> new ProblemException(Problem.of(ProblemType.INVALID_BODY).withErrors(errors)));
  }
}
