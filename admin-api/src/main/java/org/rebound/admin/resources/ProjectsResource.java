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

/** Projects: named sets of addresses that work is done on, and who is in them. */
@Path("/api/v1/projects")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "projects")
@ProblemResponses
public final class ProjectsResource {

  private final CollectionEndpoints projects;

  /** Projects changed through {@code collections} and read through {@code lists}. */
  public ProjectsResource(AddressCollections collections, ListReader lists, Clock clock) {
    this.projects = new CollectionEndpoints(CollectionKind.PROJECT, collections, lists, clock);
  }

  /** A part of the list. */
  @GET
  @Needs(Role.READ)
  @ReadsItsParameters
  @Operation(
      operationId = "listProjects",
      summary = "Projects by name; q= searches while somebody types",
      extensions = @Extension(properties = @ExtensionProperty(name = "x-list", value = "projects")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<AddressCollection> list(@Parameter(hidden = true) @Context UriInfo uri) {
    return projects.list(uri);
  }

  /** Makes one. */
  @POST
  @Needs(Role.MANAGE)
  @Operation(operationId = "createProject", summary = "Make an empty project")
  @ApiResponse(
      responseCode = "201",
      description = "The project.",
      content = @Content(schema = @Schema(implementation = AddressCollection.class)))
  @ApiResponse(
      responseCode = "409",
      description = "Another project has the name.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response create(
      @Parameter(hidden = true) @Context SecurityContext security, @Nullable NameRequest request) {
    return projects.create(request, security);
  }

  /** One. */
  @GET
  @Path("{id}")
  @Needs(Role.READ)
  @Operation(operationId = "getProject", summary = "One project")
  @ApiResponse(responseCode = "200", description = "The project.", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such project.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public AddressCollection get(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id) {
    return projects.get(id);
  }

  /** Gives it another name. */
  @PATCH
  @Path("{id}")
  @Needs(Role.MANAGE)
  @Operation(operationId = "renameProject", summary = "Give a project another name")
  @ApiResponse(responseCode = "200", description = "The project.", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such project.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "409",
      description = "Another project has the name.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public AddressCollection rename(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable NameRequest request) {
    return projects.rename(id, request, security);
  }

  /** Deletes it. */
  @DELETE
  @Path("{id}")
  @Needs(Role.MANAGE)
  @Operation(
      operationId = "deleteProject",
      summary = "Delete a project; its addresses stay as they are")
  @ApiResponse(responseCode = "204", description = "It is deleted.")
  @ApiResponse(
      responseCode = "404",
      description = "There is no such project.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public void delete(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security) {
    projects.delete(id, security);
  }

  /** A part of its members. */
  @GET
  @Path("{id}/members")
  @Needs(Role.READ)
  @ReadsItsParameters
  @Operation(
      operationId = "listProjectMembers",
      summary = "Addresses in a project, the last that were added first",
      extensions = @Extension(properties = @ExtensionProperty(name = "x-list", value = "members")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such project.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Listing<MemberItem> members(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context UriInfo uri,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    return projects.members(id, uri, headers);
  }

  /** Adds members. */
  @POST
  @Path("{id}/members")
  @Needs(Role.MANAGE)
  @Operation(
      operationId = "addProjectMembers",
      summary = "Add up to 10,000 addresses to a project",
      description =
          "Addresses that were never heard of become known; adding twice changes nothing. One that"
              + " is no mail address spoils the request, and nothing is added.")
  @ApiResponse(responseCode = "200", description = "How many were new.", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such project.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public AddedMembers add(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable MembersRequest request) {
    return projects.add(id, request, security);
  }

  /** Removes members. */
  @POST
  @Path("{id}/members/removal")
  @Needs(Role.MANAGE)
  @Operation(
      operationId = "removeProjectMembers",
      summary = "Remove up to 10,000 addresses from a project",
      description = "The addresses stay as they are. Those that are no members are passed over.")
  @ApiResponse(
      responseCode = "200",
      description = "How many were members.",
      useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such project.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public RemovedMembers remove(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable MembersRequest request) {
    return projects.remove(id, request, security);
  }
}
