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

/** Projects: named sets of addresses, and who is in them. */
@Path("/api/v1/projects")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "projects")
@Called("project")
public final class ProjectsResource extends CollectionsResource {

  /** Projects changed through {@code collections} and read through {@code lists}. */
  public ProjectsResource(AddressCollections collections, ListReader lists, Clock clock) {
    super(new CollectionEndpoints(CollectionKind.PROJECT, collections, lists, clock));
  }
}
