package org.rebound.admin.resources;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.AddedMembers;
import org.rebound.admin.api.AddressCollection;
import org.rebound.admin.api.Listing;
import org.rebound.admin.api.MemberItem;
import org.rebound.admin.api.MembersRequest;
import org.rebound.admin.api.NameRequest;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.api.RemovedMembers;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.book.AddressCollections;
import org.rebound.receiver.book.CollectionKind;
import org.rebound.receiver.lists.BookLists;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.ListedCollection;
import org.rebound.receiver.lists.RowList;

/** What selections and projects have in common, which is all but their names. */
final class CollectionEndpoints {

  private final CollectionKind kind;
  private final RowList<ListedCollection> list;
  private final AddressCollections collections;
  private final ListReader lists;
  private final ListPages pages;
  private final Clock clock;

  CollectionEndpoints(
      CollectionKind kind, AddressCollections collections, ListReader lists, Clock clock) {
    this.kind = kind;
    this.list = kind == CollectionKind.SELECTION ? BookLists.SELECTIONS : BookLists.PROJECTS;
    this.collections = collections;
    this.lists = lists;
    this.pages = new ListPages(lists);
    this.clock = clock;
  }

  Listing<AddressCollection> list(UriInfo uri) {
    return pages.answer(kind.code() + "s", list, uri, AddressCollection::of);
  }

  Response create(@Nullable NameRequest request, SecurityContext security) {
    String name = name(request);
    long id =
        unlessTaken(
            name, () -> collections.create(kind, name, Caller.actor(security), clock.instant()));
    return Response.created(URI.create("/api/v1/" + kind.code() + "s/" + id))
        .entity(AddressCollection.of(find(id)))
        .build();
  }

  AddressCollection get(String id) {
    return AddressCollection.of(find(number(id)));
  }

  AddressCollection rename(String id, @Nullable NameRequest request, SecurityContext security) {
    long number = number(id);
    String name = name(request);
    boolean there =
        unlessTaken(
            name,
            () -> collections.rename(kind, number, name, Caller.actor(security), clock.instant()));
    if (!there) {
      throw missing(number);
    }
    return AddressCollection.of(find(number));
  }

  void delete(String id, SecurityContext security) {
    long number = number(id);
    if (!collections.delete(kind, number, Caller.actor(security), clock.instant())) {
      throw missing(number);
    }
  }

  Listing<MemberItem> members(String id, UriInfo uri, HttpHeaders headers) {
    long number = number(id);
    find(number);
    Reasons reasons = Reasons.in(headers.getAcceptableLanguages());
    Condition in =
        new Condition.OneOf(
            BookLists.MEMBERS.column("collection").orElseThrow(),
            List.of(Optional.of(Long.toString(number))));
    return pages.answer(
        "members", BookLists.MEMBERS, uri, Optional.of(in), row -> MemberItem.of(row, reasons));
  }

  AddedMembers add(String id, @Nullable MembersRequest request, SecurityContext security) {
    long number = number(id);
    PickedAddresses picked = PickedAddresses.read(request);
    return collections
        .add(
            kind,
            number,
            picked.addresses(),
            picked.tags(),
            Caller.actor(security),
            clock.instant())
        .map(AddedMembers::of)
        .orElseThrow(() -> missing(number));
  }

  RemovedMembers remove(String id, @Nullable MembersRequest request, SecurityContext security) {
    long number = number(id);
    PickedAddresses picked = PickedAddresses.read(request);
    return collections
        .remove(kind, number, picked.allTags(), Caller.actor(security), clock.instant())
        .map(RemovedMembers::new)
        .orElseThrow(() -> missing(number));
  }

  private ListedCollection find(long id) {
    return OneRow.find(lists, list, id).orElseThrow(() -> missing(id));
  }

  private static long number(String id) {
    return OneRow.number(id);
  }

  private static String name(@Nullable NameRequest request) {
    Parameters body = new Parameters(ProblemType.INVALID_BODY);
    Optional<String> name = body.name("name", request == null ? null : request.name());
    body.require("name", name);
    body.check();
    return name.orElseThrow();
  }

  private <T> T unlessTaken(String name, Supplier<T> change) {
    return Taken.answer(change, "There is a " + kind.code() + " \"" + name + "\" already.");
  }

  private ProblemException missing(long id) {
    return new ProblemException(
        Problem.of(ProblemType.NOT_FOUND)
            .withDetail("There is no " + kind.code() + " " + id + "."));
  }
}
