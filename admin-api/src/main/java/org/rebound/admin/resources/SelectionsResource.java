package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.rebound.admin.openapi.Called;
import org.rebound.receiver.book.AddressCollections;
import org.rebound.receiver.book.CollectionKind;
import org.rebound.receiver.lists.ListReader;

/** Selections: named sets of addresses, and who is in them. */
@Path("/api/v1/selections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "selections")
@Called("selection")
public final class SelectionsResource extends CollectionsResource {

  /** Selections changed through {@code collections} and read through {@code lists}. */
  public SelectionsResource(AddressCollections collections, ListReader lists, Clock clock) {
    super(new CollectionEndpoints(CollectionKind.SELECTION, collections, lists, clock));
  }
}
