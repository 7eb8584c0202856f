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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.rebound.admin.api.Bounce;
import org.rebound.admin.api.Listing;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.admin.http.Translated;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.Lists;

/** Spam complaints, of all mailings. */
@Path("/api/v1/complaints")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "bounces")
public final class ComplaintsResource {

  private final ListPages pages;

  /** The list, read through {@code lists}. */
  public ComplaintsResource(ListReader lists) {
    this.pages = new ListPages(lists);
  }

  /** A part of the list. */
  @GET
  @Needs(Role.READ)
  @ReadsItsParameters
  @Translated
  @Operation(
      operationId = "listComplaints",
      summary = "Spam complaints, the newest first",
      extensions =
          @Extension(properties = @ExtensionProperty(name = "x-list", value = "complaints")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<Bounce> list(
      @Parameter(hidden = true) @Context UriInfo uri,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    Reasons reasons = Reasons.in(headers.getAcceptableLanguages());
    return pages.answer("complaints", Lists.COMPLAINTS, uri, row -> Bounce.of(row, reasons));
  }
}
