package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.AddedMembers;
import org.rebound.admin.api.AddressCollection;
import org.rebound.admin.api.Listing;
import org.rebound.admin.api.MemberItem;
import org.rebound.admin.api.MembersRequest;
import org.rebound.admin.api.NameRequest;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.RemovedMembers;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.admin.http.Translated;
import org.rebound.admin.openapi.Called;
import org.rebound.admin.openapi.Refuses;

/**
 * Named sets of addresses, and who is in them: what selections and projects have in common, which
 * is all but the name. In the description a collection is called what {@link Called} says.
 */
public abstract sealed class CollectionsResource permits SelectionsResource, ProjectsResource {

  private final CollectionEndpoints endpoints;

  CollectionsResource(CollectionEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** A part of the list. */
  @GET
  @Needs(Role.READ)
  @ReadsItsParameters
  @Operation(
      operationId = "listCollections",
      summary = "Collections by name; q= searches while somebody types",
      extensions =
          @Extension(properties = @ExtensionProperty(name = "x-list", value = "collections")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<AddressCollection> list(@Parameter(hidden = true) @Context UriInfo uri) {
    return endpoints.list(uri);
  }

  /** Makes one. */
  @POST
  @Needs(Role.MANAGE)
  @Refuses(ProblemType.NAME_TAKEN)
  @Operation(operationId = "createCollection", summary = "Make an empty collection")
  @ApiResponse(
      responseCode = "201",
      description = "The collection.",
      content = @Content(schema = @Schema(implementation = AddressCollection.class)))
  public Response create(
      @Parameter(hidden = true) @Context SecurityContext security, @Nullable NameRequest request) {
    return endpoints.create(request, security);
  }

  /** One. */
  @GET
  @Path("{id}")
  @Needs(Role.READ)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(operationId = "getCollection", summary = "One collection")
  @ApiResponse(responseCode = "200", description = "The collection.", useReturnTypeSchema = true)
  public AddressCollection get(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id) {
    return endpoints.get(id);
  }

  /** Gives it another name. */
  @PATCH
  @Path("{id}")
  @Needs(Role.MANAGE)
  @Refuses({ProblemType.NOT_FOUND, ProblemType.NAME_TAKEN})
  @Operation(operationId = "renameCollection", summary = "Give a collection another name")
  @ApiResponse(responseCode = "200", description = "The collection.", useReturnTypeSchema = true)
  public AddressCollection rename(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable NameRequest request) {
    return endpoints.rename(id, request, security);
  }

  /** Deletes it. */
  @DELETE
  @Path("{id}")
  @Needs(Role.MANAGE)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "deleteCollection",
      summary = "Delete a collection; its addresses stay as they are")
  @ApiResponse(responseCode = "204", description = "It is deleted.")
  public void delete(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security) {
    endpoints.delete(id, security);
  }

  /** A part of its members. */
  @GET
  @Path("{id}/members")
  @Needs(Role.READ)
  @ReadsItsParameters
  @Refuses(ProblemType.NOT_FOUND)
  @Translated
  @Operation(
      operationId = "listCollectionMembers",
      summary = "Addresses in a collection, the last that were added first",
      extensions = @Extension(properties = @ExtensionProperty(name = "x-list", value = "members")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<MemberItem> members(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context UriInfo uri,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    return endpoints.members(id, uri, headers);
  }

  /** Adds members. */
  @POST
  @Path("{id}/members")
  @Needs(Role.MANAGE)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "addCollectionMembers",
      summary = "Add up to 10,000 addresses to a collection",
      description =
          "Addresses that were never heard of become known; adding twice changes nothing. One that"
              + " is no mail address spoils the request, and nothing is added.")
  @ApiResponse(responseCode = "200", description = "How many were new.", useReturnTypeSchema = true)
  public AddedMembers add(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable MembersRequest request) {
    return endpoints.add(id, request, security);
  }

  /** Removes members. */
  @POST
  @Path("{id}/members/removal")
  @Needs(Role.MANAGE)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "removeCollectionMembers",
      summary = "Remove up to 10,000 addresses from a collection",
      description = "The addresses stay as they are. Those that are no members are passed over.")
  @ApiResponse(
      responseCode = "200",
      description = "How many were members.",
      useReturnTypeSchema = true)
  public RemovedMembers remove(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable MembersRequest request) {
    return endpoints.remove(id, request, security);
  }
}
