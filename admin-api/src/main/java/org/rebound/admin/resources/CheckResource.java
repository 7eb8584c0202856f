package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.CheckAnswer;
import org.rebound.admin.api.CheckAnswer.Skip;
import org.rebound.admin.api.CheckRequest;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.http.Translated;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.registry.Blocked;
import org.rebound.receiver.registry.Corrected;
import org.rebound.receiver.registry.Skips;

/** The question before every mailing: which of these addresses are to be skipped. */
@Path("/api/v1/check")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "mailings")
public final class CheckResource {

  private final Skips skips;

  /** Asks {@code skips}. */
  public CheckResource(Skips skips) {
    this.skips = skips;
  }

  /** Checks addresses. */
  @POST
  @Needs(Role.SEND)
  @Translated
  @Operation(
      operationId = "checkAddresses",
      summary = "Which of up to 10,000 addresses a mailing must skip, and why",
      description =
          "Answers the addresses to skip and no others: those that are blocked, those that were"
              + " corrected, and those that are no mail addresses. Changes nothing.")
  @ApiResponse(responseCode = "200", description = "The ones to skip.", useReturnTypeSchema = true)
  public CheckAnswer check(
      @Nullable CheckRequest request, @Parameter(hidden = true) @Context HttpHeaders headers) {
    List<@Nullable String> asked = asked(request);
    List<Optional<AddressTag>> tags =
        asked.stream()
            .map(text -> Optional.ofNullable(text).flatMap(MailAddress::parse).map(AddressTag::of))
            .toList();
    List<AddressTag> known = tags.stream().flatMap(Optional::stream).toList();
    Map<Long, Blocked> blocked = skips.among(known);
    Map<Long, Corrected> corrected = skips.corrected(known);
    Reasons reasons = Reasons.in(headers.getAcceptableLanguages());
    List<Skip> skip = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      String address = String.valueOf(asked.get(i));
      Optional<Long> tag = tags.get(i).map(AddressTag::value);
      Optional<Corrected> right = tag.map(corrected::get);
      if (tag.isEmpty()) {
        skip.add(Skip.ofNoAddress(address, reasons));
      } else {
        tag.map(blocked::get)
            .map(why -> Skip.ofBlocked(address, why, right, reasons))
            .or(() -> right.map(why -> Skip.ofCorrected(address, why, reasons)))
            .ifPresent(skip::add);
      }
    }
    return new CheckAnswer(skip);
  }

  private static List<@Nullable String> asked(@Nullable CheckRequest request) {
    List<@Nullable String> addresses = request == null ? null : request.addresses();
    if (addresses == null || addresses.isEmpty() || addresses.size() > CheckRequest.MOST) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_BODY)
              .withErrors(
                  List.of(
                      new Problem.FieldError(
                          "addresses",
                          "expected a list of 1 to " + CheckRequest.MOST + " mail addresses"))));
    }
    return addresses;
  }
}
