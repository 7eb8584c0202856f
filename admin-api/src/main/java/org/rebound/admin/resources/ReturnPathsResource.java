package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.MintedReturnPaths;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.ReturnPath;
import org.rebound.admin.api.ReturnPathRequest;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.registry.Recipients;
import org.rebound.receiver.registry.Registration;

/** Return paths: made for many recipients of a mailing at once. */
@Path("/api/v1/mailings/{id}/return-paths")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "mailings")
public final class ReturnPathsResource {

  private final Mint mint;
  private final Recipients recipients;
  private final Clock clock;

  /** Makes return paths with {@code mint} and writes down for whom. */
  public ReturnPathsResource(Mint mint, Recipients recipients, Clock clock) {
    this.mint = mint;
    this.recipients = recipients;
    this.clock = clock;
  }

  /** What makes return paths. */
  @FunctionalInterface
  public interface Mint {

    /** The return path for one recipient of one mailing. */
    MailAddress mint(long mailing, MailAddress recipient);
  }

  /** Makes return paths. */
  @POST
  @Needs(Role.SEND)
  @Operation(
      operationId = "mintReturnPaths",
      summary = "Make return paths for up to 10,000 recipients of a mailing",
      description =
          "Makes the mailing and the recipients when they are new; asking again changes nothing."
              + " A recipient that is no mail address has an `error` in the answer, and the others"
              + " are made all the same. The answer is in the order of the request.")
  @ApiResponse(
      responseCode = "200",
      description = "One for each recipient.",
      useReturnTypeSchema = true)
  public MintedReturnPaths mint(
      @Parameter(
              description = "The number of the mailing, chosen by the sender.",
              schema = @Schema(type = "integer", minimum = "1", maximum = "1099511627775"))
          @PathParam("id")
          String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable ReturnPathRequest request) {
    Parameters parameters = new Parameters();
    long mailing = parameters.number("id", id, 1, Parameters.LAST_MAILING).orElse(0L);
    parameters.check();
    List<@Nullable String> asked = asked(request);
    List<ReturnPath> answer = new ArrayList<>(asked.size());
    List<MailAddress> valid = new ArrayList<>(asked.size());
    for (String text : asked) {
      Optional<MailAddress> address = Optional.ofNullable(text).flatMap(MailAddress::parse);
      address.ifPresent(valid::add);
      answer.add(
          address
              .map(a -> ReturnPath.made(String.valueOf(text), mint.mint(mailing, a).toString()))
              .orElseGet(() -> ReturnPath.refused(String.valueOf(text), "not a mail address")));
    }
    if (!valid.isEmpty()) {
      List<Registration> registrations = valid.stream().map(Registration::of).toList();
      recipients.write(mailing, registrations, Caller.actor(security), clock.instant());
    }
    return new MintedReturnPaths(answer);
  }

  private static List<@Nullable String> asked(@Nullable ReturnPathRequest request) {
    List<@Nullable String> recipients = request == null ? null : request.recipients();
    if (recipients == null || recipients.isEmpty() || recipients.size() > ReturnPathRequest.MOST) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_BODY)
              .withErrors(
                  List.of(
                      new Problem.FieldError(
                          "recipients",
                          "expected a list of 1 to "
                              + ReturnPathRequest.MOST
                              + " mail addresses"))));
    }
    return recipients;
  }
}
