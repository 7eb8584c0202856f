package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.rebound.admin.api.Change;
import org.rebound.admin.api.Listing;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.OperationLists;

/** The audit list: who changed what. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public final class AuditResource {

  private final ListPages pages;

  /** The list, read through {@code lists}. */
  public AuditResource(ListReader lists) {
    this.pages = new ListPages(lists);
  }

  /** A part of the list. */
  @GET
  @Needs(Role.READ)
  @ReadsItsParameters
  @Operation(
      operationId = "listChanges",
      summary = "Changes by people and programs, the newest first",
      extensions = @Extension(properties = @ExtensionProperty(name = "x-list", value = "audit")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<Change> list(@Parameter(hidden = true) @Context UriInfo uri) {
    return pages.answer("audit", OperationLists.AUDIT, uri, Change::of);
  }
}
