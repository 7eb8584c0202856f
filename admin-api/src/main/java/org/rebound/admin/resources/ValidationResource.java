package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.api.Validation;
import org.rebound.admin.api.ValidationRequest;
import org.rebound.admin.api.Validations;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.http.Translated;
import org.rebound.admin.openapi.Refuses;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.ledger.AddressStanding;
import org.rebound.receiver.ledger.AddressStandings;
import org.rebound.receiver.validate.AddressSyntax;
import org.rebound.receiver.validate.MailDomain;
import org.rebound.receiver.validate.MailDomains;
import org.rebound.receiver.validate.Opinion;
import org.rebound.receiver.validate.Past;

/**
 * Validates addresses before anybody mails them: syntax, domain and our own history. The verdict is
 * an {@link Opinion}'s: the first that applies of its grounds.
 */
@Path("/api/v1/validate")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "addresses")
public final class ValidationResource {

  private final MailDomains domains;
  private final AddressStandings standings;
  private final Semaphore room;

  /**
   * Validates by what {@code domains} and {@code standings} know.
   *
   * @param most so many requests at once; each may wait for the DNS as long as {@code domains} may
   */
  public ValidationResource(MailDomains domains, AddressStandings standings, int most) {
    this.domains = domains;
    this.standings = standings;
    this.room = new Semaphore(most);
  }

  /** Validates addresses. */
  @POST
  @Needs({Role.SEND, Role.READ})
  @Translated
  @Refuses(ProblemType.VALIDATION_BUSY)
  @Operation(
      operationId = "validateAddresses",
      summary = "Validate up to 1,000 addresses: syntax, domain, our own history",
      description =
          "For addresses that come in through forms and chat. Looks the domain up in the DNS, and"
              + " asks no mail server. The answer is in the order of the request; a domain that"
              + " could not be looked up in time (`validation.timeout`) makes its addresses"
              + " unknown, and the others are answered all the same. Changes nothing.")
  @ApiResponse(
      responseCode = "200",
      description = "One for each address.",
      useReturnTypeSchema = true)
  public Validations validate(@Nullable ValidationRequest request, @Context HttpHeaders headers) {
    Reasons reasons = Reasons.in(headers.getAcceptableLanguages());
    List<String> asked = asked(request);
    List<AddressSyntax> read = asked.stream().map(AddressSyntax::of).toList();
    Set<String> names = new LinkedHashSet<>();
    Set<AddressTag> tags = new LinkedHashSet<>();
    for (AddressSyntax syntax : read) {
      if (syntax instanceof AddressSyntax.Good good) {
        names.add(good.address().normalize().domain());
        tags.add(AddressTag.of(good.address()));
      }
    }
    Map<AddressTag, AddressStanding> history = standings.find(tags);
    Map<String, MailDomain> found = find(names);
    List<Validation> items = new ArrayList<>(asked.size());
    for (int i = 0; i < asked.size(); i++) {
      items.add(validation(asked.get(i), read.get(i), found, history, reasons));
    }
    return new Validations(items);
  }

  private Map<String, MailDomain> find(Set<String> names) {
    if (!room.tryAcquire()) {
      throw new ProblemException(
          Problem.of(ProblemType.VALIDATION_BUSY)
              .withDetail("As many requests as may (validation.requests) wait for the DNS."),
          Optional.of(Duration.ofSeconds(1)));
    }
    try {
      return domains.find(names);
    } finally {
      room.release();
    }
  }

  private static Validation validation(
      String text,
      AddressSyntax syntax,
      Map<String, MailDomain> found,
      Map<AddressTag, AddressStanding> history,
      Reasons reasons) {
    if (syntax instanceof AddressSyntax.Bad bad) {
      return Validation.ofBadSyntax(text, bad, reasons);
    }
    AddressSyntax.Good good = (AddressSyntax.Good) syntax;
    MailAddress address = good.address().normalize();
    MailDomain domain =
        found.getOrDefault(address.domain(), MailDomain.unknown(MailDomain.Trouble.BUSY));
    Optional<AddressStanding> standing = Optional.ofNullable(history.get(AddressTag.of(address)));
    Opinion opinion =
        Opinion.of(address, domain, standing.map(ValidationResource::past).orElse(Past.GOOD));
    return Validation.of(text, good, domain, standing, opinion, reasons);
  }

  private static Past past(AddressStanding standing) {
    if (!standing.state().equals("blocked")) {
      return standing.bounces() > 0 ? Past.BOUNCED : Past.GOOD;
    }
    return switch (standing.cause().orElse("")) {
      case "hard_bounce" -> Past.HARD_BOUNCED;
      case "complaint" -> Past.COMPLAINED;
      default -> Past.BLOCKED;
    };
  }

  private static List<String> asked(@Nullable ValidationRequest request) {
    List<@Nullable String> addresses = request == null ? null : request.addresses();
    if (addresses == null || addresses.isEmpty() || addresses.size() > ValidationRequest.MOST) {
      throw invalid(
          "addresses", "expected a list of 1 to " + ValidationRequest.MOST + " addresses");
    }
    List<String> asked = new ArrayList<>(addresses.size());
    for (String address : addresses) {
      if (address == null) {
        throw invalid("addresses.[" + asked.size() + "]", "expected text, found null");
      }
      asked.add(address);
    }
    return asked;
  }

  private static ProblemException invalid(String field, String message) {
    return new ProblemException(
        Problem.of(ProblemType.INVALID_BODY)
            .withErrors(List.of(new Problem.FieldError(field, message))));
  }
}
