package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.rebound.admin.api.Address;
import org.rebound.admin.api.AddressItem;
import org.rebound.admin.api.Bounce;
import org.rebound.admin.api.Listing;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.api.Timeline;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.http.ReadsItsParameters;
import org.rebound.admin.http.Translated;
import org.rebound.admin.openapi.Refuses;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.ledger.AddressQueries;
import org.rebound.receiver.ledger.AddressRow;
import org.rebound.receiver.lists.Column;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.Lists;
import org.rebound.receiver.lists.PageStep;
import org.rebound.receiver.lists.Question;

/** Addresses: how one stands, and how it came to that. */
@Path("/api/v1/addresses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "addresses")
public final class AddressesResource {

  private static final int TRANSITIONS = 100;
  private static final int BOUNCES = 10;
  private static final int HAPPENINGS = 200;

  private final AddressQueries addresses;
  private final ListReader lists;
  private final ListPages pages;

  /** Addresses read through these. */
  public AddressesResource(AddressQueries addresses, ListReader lists) {
    this.addresses = addresses;
    this.lists = lists;
    this.pages = new ListPages(lists);
  }

  /** A part of the list. */
  @GET
  @Needs(Role.READ)
  @ReadsItsParameters
  @Translated
  @Operation(
      operationId = "listAddresses",
      summary = "Every address that was ever heard of",
      extensions =
          @Extension(properties = @ExtensionProperty(name = "x-list", value = "addresses")))
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      useReturnTypeSchema = true)
  public Listing<AddressItem> list(
      @Parameter(hidden = true) @Context UriInfo uri,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    Reasons reasons = Reasons.in(headers.getAcceptableLanguages());
    return pages.answer("addresses", Lists.ADDRESSES, uri, row -> AddressItem.of(row, reasons));
  }

  /** One address, in whatever form it is written. */
  @GET
  @Path("{address}")
  @Needs(Role.READ)
  @Refuses(ProblemType.NOT_FOUND)
  @Translated
  @Operation(
      operationId = "getAddress",
      summary = "How an address stands: state, counts, cause, changes, last bounces")
  @ApiResponse(responseCode = "200", description = "The address.", useReturnTypeSchema = true)
  public Address get(
      @Parameter(description = "In any form; upper and lower case are one.") @PathParam("address")
          String text,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    MailAddress address = address(text);
    AddressTag tag = AddressTag.of(address);
    AddressRow row = find(tag);
    Reasons reasons = Reasons.in(headers.getAcceptableLanguages());
    List<Bounce> last =
        lists.page(Lists.BOUNCES, ofAddress(address)).rows().stream()
            .map(bounce -> Bounce.of(bounce.row(), reasons))
            .toList();
    return Address.of(address.toString(), row, addresses.transitions(tag, TRANSITIONS), last);
  }

  /** What happened to one address. */
  @GET
  @Path("{address}/timeline")
  @Needs(Role.READ)
  @Refuses(ProblemType.NOT_FOUND)
  @Translated
  @Operation(
      operationId = "getAddressTimeline",
      summary = "What happened to an address: sent, opened, bounced, blocked, cleared, by whom")
  @ApiResponse(responseCode = "200", description = "The timeline.", useReturnTypeSchema = true)
  public Timeline timeline(
      @Parameter(description = "In any form; upper and lower case are one.") @PathParam("address")
          String text,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    AddressTag tag = AddressTag.of(address(text));
    find(tag);
    return Timeline.of(
        addresses.timeline(tag, HAPPENINGS), Reasons.in(headers.getAcceptableLanguages()));
  }

  private static MailAddress address(String text) {
    Parameters parameters = new Parameters();
    Optional<MailAddress> address = parameters.address("address", text).map(MailAddress::normalize);
    parameters.check();
    return address.orElseThrow();
  }

  private AddressRow find(AddressTag tag) {
    return addresses
        .find(tag)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemType.NOT_FOUND)
                        .withDetail("Nothing was ever heard of this address.")));
  }

  private static Question ofAddress(MailAddress address) {
    Column column = Lists.BOUNCES.column("address").orElseThrow();
    return new Question(
        List.of(new Condition.OneOf(column, List.of(Optional.of(address.toString())))),
        Lists.BOUNCES.order(),
        PageStep.first(BOUNCES));
  }
}
