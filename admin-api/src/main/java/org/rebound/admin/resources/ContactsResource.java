package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.Contact;
import org.rebound.admin.api.ContactChangeRequest;
import org.rebound.admin.api.ContactRequest;
import org.rebound.admin.api.ContactWithAddresses;
import org.rebound.admin.api.Listing;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.admin.http.Translated;
import org.rebound.admin.openapi.Refuses;
import org.rebound.receiver.book.Contacts;
import org.rebound.receiver.lists.BookLists;
import org.rebound.receiver.lists.ListReader;

/** Contacts: people with their addresses. */
@Path("/api/v1/contacts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "contacts")
public final class ContactsResource {

  private final Contacts contacts;
  private final ContactAnswers answers;
  private final ListPages pages;
  private final Clock clock;

  /** Contacts changed through {@code contacts} and read through {@code lists}. */
  public ContactsResource(Contacts contacts, ListReader lists, Clock clock) {
    this.contacts = contacts;
    this.answers = new ContactAnswers(contacts, lists);
    this.pages = new ListPages(lists);
    this.clock = clock;
  }

  /** A part of the list. */
  @GET
  @Needs(Role.READ)
  @ReadsItsParameters
  @Operation(
      operationId = "listContacts",
      summary = "Contacts by name",
      extensions = @Extension(properties = @ExtensionProperty(name = "x-list", value = "contacts")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<Contact> list(@Parameter(hidden = true) @Context UriInfo uri) {
    return pages.answer("contacts", BookLists.CONTACTS, uri, Contact::of);
  }

  /** Makes one. */
  @POST
  @Needs(Role.MANAGE)
  @Refuses({ProblemType.KEY_TAKEN, ProblemType.ADDRESS_TAKEN})
  @Translated
  @Operation(
      operationId = "createContact",
      summary = "Make a contact",
      description = "Addresses that were never heard of become known; others keep their state.")
  @ApiResponse(
      responseCode = "201",
      description = "The contact.",
      content = @Content(schema = @Schema(implementation = ContactWithAddresses.class)))
  public Response create(
      @Parameter(hidden = true) @Context SecurityContext security,
      @Parameter(hidden = true) @Context HttpHeaders headers,
      @Nullable ContactRequest request) {
    ContactBody body = ContactBody.read(request);
    long id =
        Taken.answer(
            () ->
                contacts.create(
                    body.key(),
                    body.name(),
                    body.addresses(),
                    Caller.actor(security),
                    clock.instant()),
            "Another contact has the key, or one of the addresses.");
    return Response.created(URI.create("/api/v1/contacts/" + id))
        .entity(answers.get(id, headers))
        .build();
  }

  /** One. */
  @GET
  @Path("{id}")
  @Needs(Role.READ)
  @Refuses(ProblemType.NOT_FOUND)
  @Translated
  @Operation(
      operationId = "getContact",
      summary = "A contact with its addresses: how each stands, and what is the matter with it")
  @ApiResponse(responseCode = "200", description = "The contact.", useReturnTypeSchema = true)
  public ContactWithAddresses get(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    return answers.get(OneRow.number(id), headers);
  }

  /** Deletes one. */
  @DELETE
  @Path("{id}")
  @Needs(Role.MANAGE)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "deleteContact",
      summary = "Delete a contact; its addresses stay as they are, and are no contact's")
  @ApiResponse(responseCode = "204", description = "It is deleted.")
  public void delete(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security) {
    long number = OneRow.number(id);
    if (!contacts.delete(number, Caller.actor(security), clock.instant())) {
      throw ContactAnswers.missing(number);
    }
  }

  /** Changes one. */
  @PATCH
  @Path("{id}")
  @Needs(Role.MANAGE)
  @Refuses({ProblemType.NOT_FOUND, ProblemType.KEY_TAKEN})
  @Translated
  @Operation(
      operationId = "changeContact",
      summary = "Change name or key of a contact, or mark it as having left")
  @ApiResponse(responseCode = "200", description = "The contact.", useReturnTypeSchema = true)
  public ContactWithAddresses change(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Parameter(hidden = true) @Context HttpHeaders headers,
      @Nullable ContactChangeRequest request) {
    long number = OneRow.number(id);
    var change = ContactBody.change(request);
    boolean there =
        Taken.answer(
            () -> contacts.change(number, change, Caller.actor(security), clock.instant()),
            "Another contact has the key.");
    if (!there) {
      throw ContactAnswers.missing(number);
    }
    return answers.get(number, headers);
  }
}
