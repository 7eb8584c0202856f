package org.rebound.admin.resources;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.Listing;
import org.rebound.receiver.ledger.Page;
import org.rebound.receiver.ledger.PageStep;

/**
 * The way from a request for a part of a list to the rows, and from the rows to the links to the
 * parts next to them. The links repeat the filters of the request.
 */
final class PageLinks {

  private static final int STANDARD = 100;
  private static final int MOST = 1_000;

  private PageLinks() {}

  /** The part that {@code limit} and {@code cursor} ask for. */
  static <P> PageStep<P> step(
      Parameters parameters,
      @Nullable String limit,
      @Nullable String cursor,
      Cursor.List list,
      Function<Cursor, P> position) {
    int rows = parameters.number("limit", limit, 1, MOST).map(Math::toIntExact).orElse(STANDARD);
    Optional<Cursor> place = Optional.ofNullable(cursor).map(text -> Cursor.read(list, text));
    return new PageStep<>(rows, place.map(position), place.map(Cursor::backwards).orElse(false));
  }

  /** The page as it is answered. */
  static <R, T> Listing<T> listing(
      Page<R> page, UriInfo uri, BiFunction<R, Boolean, Cursor> cursor, Function<R, T> json) {
    List<R> rows = page.rows();
    Optional<String> next =
        page.later() && !rows.isEmpty()
            ? Optional.of(link(uri, cursor.apply(rows.get(rows.size() - 1), false)))
            : Optional.empty();
    Optional<String> prev =
        page.earlier() && !rows.isEmpty()
            ? Optional.of(link(uri, cursor.apply(rows.get(0), true)))
            : Optional.empty();
    return new Listing<>(rows.stream().map(json).toList(), next, prev);
  }

  private static String link(UriInfo uri, Cursor cursor) {
    java.net.URI next =
        uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor.text()).build();
    // Relative to the host: what the Host header says is the client's business.
    return next.getRawPath() + "?" + next.getRawQuery();
  }
}
