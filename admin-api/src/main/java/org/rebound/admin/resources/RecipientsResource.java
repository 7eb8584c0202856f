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
import org.rebound.admin.api.Listing;
import org.rebound.admin.api.MailingRecipient;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.admin.http.Translated;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.Lists;

/** Recipients of all mailings. */
@Path("/api/v1/recipients")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "mailings")
public final class RecipientsResource {

  private final ListPages pages;

  /** The list, read through {@code lists}. */
  public RecipientsResource(ListReader lists) {
    this.pages = new ListPages(lists);
  }

  /** A part of the list. */
  @GET
  @Needs(Role.READ)
  @ReadsItsParameters
  @Translated
  @Operation(
      operationId = "listAllRecipients",
      summary = "Recipients of all mailings, the newest mailing first",
      extensions =
          @Extension(properties = @ExtensionProperty(name = "x-list", value = "recipients")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<MailingRecipient> list(
      @Parameter(hidden = true) @Context UriInfo uri,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    Reasons reasons = Reasons.in(headers.getAcceptableLanguages());
    return pages.answer(
        "recipients", Lists.RECIPIENTS, uri, row -> MailingRecipient.of(row, reasons));
  }
}
