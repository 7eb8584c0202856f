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
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.AddedMembers;
import org.rebound.admin.api.AddressCollection;
import org.rebound.admin.api.Listing;
import org.rebound.admin.api.MemberItem;
import org.rebound.admin.api.MembersRequest;
import org.rebound.admin.api.NameRequest;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.RemovedMembers;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.receiver.book.AddressCollections;
import org.rebound.receiver.book.CollectionKind;
import org.rebound.receiver.lists.ListReader;

/** Selections: named sets of addresses, and who is in them. */
@Path("/api/v1/selections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "selections")
@ProblemResponses
public final class SelectionsResource {

  private final CollectionEndpoints selections;

  /** Selections changed through {@code collections} and read through {@code lists}. */
  public SelectionsResource(AddressCollections collections, ListReader lists, Clock clock) {
    this.selections = new CollectionEndpoints(CollectionKind.SELECTION, collections, lists, clock);
  }

  /** A part of the list. */
  @GET
  @Needs(Role.READ)
  @ReadsItsParameters
  @Operation(
      operationId = "listSelections",
      summary = "Selections by name; q= searches while somebody types",
      extensions =
          @Extension(properties = @ExtensionProperty(name = "x-list", value = "selections")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<AddressCollection> list(@Parameter(hidden = true) @Context UriInfo uri) {
    return selections.list(uri);
  }

  /** Makes one. */
  @POST
  @Needs(Role.MANAGE)
  @Operation(operationId = "createSelection", summary = "Make an empty selection")
  @ApiResponse(
      responseCode = "201",
      description = "The selection.",
      content = @Content(schema = @Schema(implementation = AddressCollection.class)))
  @ApiResponse(
      responseCode = "409",
      description = "Another selection has the name.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response create(
      @Parameter(hidden = true) @Context SecurityContext security, @Nullable NameRequest request) {
    return selections.create(request, security);
  }

  /** One. */
  @GET
  @Path("{id}")
  @Needs(Role.READ)
  @Operation(operationId = "getSelection", summary = "One selection")
  @ApiResponse(responseCode = "200", description = "The selection.", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such selection.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public AddressCollection get(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id) {
    return selections.get(id);
  }

  /** Gives it another name. */
  @PATCH
  @Path("{id}")
  @Needs(Role.MANAGE)
  @Operation(operationId = "renameSelection", summary = "Give a selection another name")
  @ApiResponse(responseCode = "200", description = "The selection.", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such selection.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "409",
      description = "Another selection has the name.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public AddressCollection rename(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable NameRequest request) {
    return selections.rename(id, request, security);
  }

  /** Deletes it. */
  @DELETE
  @Path("{id}")
  @Needs(Role.MANAGE)
  @Operation(
      operationId = "deleteSelection",
      summary = "Delete a selection; its addresses stay as they are")
  @ApiResponse(responseCode = "204", description = "It is deleted.")
  @ApiResponse(
      responseCode = "404",
      description = "There is no such selection.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public void delete(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security) {
    selections.delete(id, security);
  }

  /** A part of its members. */
  @GET
  @Path("{id}/members")
  @Needs(Role.READ)
  @ReadsItsParameters
  @Operation(
      operationId = "listSelectionMembers",
      summary = "Addresses in a selection, the last that were added first",
      extensions = @Extension(properties = @ExtensionProperty(name = "x-list", value = "members")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such selection.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Listing<MemberItem> members(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context UriInfo uri,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    return selections.members(id, uri, headers);
  }

  /** Adds members. */
  @POST
  @Path("{id}/members")
  @Needs(Role.MANAGE)
  @Operation(
      operationId = "addSelectionMembers",
      summary = "Add up to 10,000 addresses to a selection",
      description =
          "Addresses that were never heard of become known; adding twice changes nothing. One that"
              + " is no mail address spoils the request, and nothing is added.")
  @ApiResponse(responseCode = "200", description = "How many were new.", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such selection.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public AddedMembers add(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable MembersRequest request) {
    return selections.add(id, request, security);
  }

  /** Removes members. */
  @POST
  @Path("{id}/members/removal")
  @Needs(Role.MANAGE)
  @Operation(
      operationId = "removeSelectionMembers",
      summary = "Remove up to 10,000 addresses from a selection",
      description = "The addresses stay as they are. Those that are no members are passed over.")
  @ApiResponse(
      responseCode = "200",
      description = "How many were members.",
      useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such selection.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public RemovedMembers remove(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable MembersRequest request) {
    return selections.remove(id, request, security);
  }
}
