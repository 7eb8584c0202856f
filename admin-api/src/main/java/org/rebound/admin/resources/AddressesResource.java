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
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.rebound.admin.api.Address;
import org.rebound.admin.api.Bounce;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.ledger.AddressQueries;
import org.rebound.receiver.ledger.AddressRow;
import org.rebound.receiver.ledger.BounceFilter;
import org.rebound.receiver.ledger.BounceQueries;
import org.rebound.receiver.ledger.PageStep;

/** Addresses: how one stands, and how it came to that. */
@Path("/api/v1/addresses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "addresses")
@ProblemResponses
public final class AddressesResource {

  private static final Reasons REASONS = Reasons.in(Locale.ENGLISH);
  private static final int TRANSITIONS = 100;
  private static final int BOUNCES = 10;

  private final AddressQueries addresses;
  private final BounceQueries bounces;

  /** Addresses read through these queries. */
  public AddressesResource(AddressQueries addresses, BounceQueries bounces) {
    this.addresses = addresses;
    this.bounces = bounces;
  }

  /** One address, in whatever form it is written. */
  @GET
  @Path("{address}")
  @Needs(Role.READ)
  @Operation(
      operationId = "getAddress",
      summary = "How an address stands: state, counts, cause, changes, last bounces")
  @ApiResponse(responseCode = "200", description = "The address.", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "404",
      description = "Nothing was ever heard of this address.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Address get(
      @Parameter(description = "In any form; upper and lower case are one.") @PathParam("address")
          String text) {
    Parameters parameters = new Parameters();
    MailAddress address =
        parameters
            .address("address", text)
            .map(MailAddress::normalize)
            .orElseGet(
                () -> {
                  parameters.check();
                  throw new IllegalStateException("an address that is missing is an error");
                });
    AddressTag tag = AddressTag.of(address);
    AddressRow row =
        addresses
            .find(tag)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(ProblemType.NOT_FOUND)
                            .withDetail("Nothing was ever heard of this address.")));
    List<Bounce> last =
        bounces.list(BounceFilter.ofAddress(tag), PageStep.first(BOUNCES)).rows().stream()
            .map(bounce -> Bounce.of(bounce, REASONS))
            .toList();
    return Address.of(address.toString(), row, addresses.transitions(tag, TRANSITIONS), last);
  }
}
