package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.ContactWithAddresses;
import org.rebound.admin.api.CorrectionRequest;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.http.Translated;
import org.rebound.admin.openapi.Refuses;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.book.Contacts;
import org.rebound.receiver.lists.ListReader;

/** The addresses of a contact: one more, one less, one corrected. */
@Path("/api/v1/contacts/{id}/addresses/{address}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "contacts")
public final class ContactAddressesResource {

  private static final String TAKEN = "Take the address off that contact first, or leave it there.";

  private final Contacts contacts;
  private final ContactAnswers answers;
  private final Clock clock;

  /** Contacts changed through {@code contacts} and read through {@code lists}. */
  public ContactAddressesResource(Contacts contacts, ListReader lists, Clock clock) {
    this.contacts = contacts;
    this.answers = new ContactAnswers(contacts, lists);
    this.clock = clock;
  }

  /** Gives the contact one more address. */
  @PUT
  @Needs(Role.MANAGE)
  @Refuses({ProblemType.NOT_FOUND, ProblemType.ADDRESS_TAKEN})
  @Translated
  @Operation(
      operationId = "addContactAddress",
      summary = "Give a contact one more address",
      description = "One that was never heard of becomes known. Doing it again changes nothing.")
  @ApiResponse(responseCode = "200", description = "The contact.", useReturnTypeSchema = true)
  public ContactWithAddresses add(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(description = "In any form.") @PathParam("address") String text,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    long number = OneRow.number(id);
    MailAddress address = inPath(text);
    boolean there =
        Taken.answer(
            () -> contacts.addAddress(number, address, Caller.actor(security), clock.instant()),
            TAKEN);
    if (!there) {
      throw ContactAnswers.missing(number);
    }
    return answers.get(number, headers);
  }

  /** Takes an address off the contact. */
  @DELETE
  @Needs(Role.MANAGE)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "removeContactAddress",
      summary = "Take an address off a contact; state and history of the address stay")
  @ApiResponse(responseCode = "204", description = "It is none of the contact's.")
  public void remove(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(description = "In any form.") @PathParam("address") String text,
      @Parameter(hidden = true) @Context SecurityContext security) {
    long number = OneRow.number(id);
    AddressTag tag = AddressTag.of(inPath(text));
    if (!contacts.removeAddress(number, tag, Caller.actor(security), clock.instant())) {
      throw notTheirs();
    }
  }

  /** Puts the right address in the place of a wrong one. */
  @POST
  @Path("correction")
  @Needs(Role.MANAGE)
  @Refuses({ProblemType.NOT_FOUND, ProblemType.ADDRESS_TAKEN})
  @Translated
  @Operation(
      operationId = "correctContactAddress",
      summary = "Put the right address in the place of a wrong one",
      description =
          "The right one starts clean; if it was heard of before, it keeps its own state. The wrong"
              + " one keeps its state and history and stays with the contact, marked with"
              + " `correctedAt` and `correctedTo`; it is no current address any more. Members of"
              + " selections and projects stay as they are.")
  @ApiResponse(responseCode = "200", description = "The contact.", useReturnTypeSchema = true)
  public ContactWithAddresses correct(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(description = "The wrong address, in any form.") @PathParam("address") String text,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Parameter(hidden = true) @Context HttpHeaders headers,
      @Nullable CorrectionRequest request) {
    long number = OneRow.number(id);
    MailAddress wrong = inPath(text);
    MailAddress right = inBody(request, wrong);
    boolean corrected =
        Taken.answer(
            () -> contacts.correct(number, wrong, right, Caller.actor(security), clock.instant()),
            TAKEN);
    if (!corrected) {
      throw notTheirs();
    }
    return answers.get(number, headers);
  }

  private static MailAddress inPath(String text) {
    Parameters path = new Parameters();
    Optional<MailAddress> address = path.address("address", text);
    path.check();
    return address.orElseThrow();
  }

  private static MailAddress inBody(@Nullable CorrectionRequest request, MailAddress wrong) {
    Parameters body = new Parameters(ProblemType.INVALID_BODY);
    Optional<MailAddress> address =
        body.address("address", request == null ? null : request.address());
    body.require("address", address);
    if (address.filter(a -> AddressTag.of(a).equals(AddressTag.of(wrong))).isPresent()) {
      body.wrong("address", "expected another address than the one to be corrected");
    }
    body.check();
    return address.orElseThrow();
  }

  private static ProblemException notTheirs() {
    return new ProblemException(
        Problem.of(ProblemType.NOT_FOUND).withDetail("This is no such address of such a contact."));
  }
}
