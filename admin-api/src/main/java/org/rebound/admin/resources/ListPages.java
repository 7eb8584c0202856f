package org.rebound.admin.resources;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rebound.admin.api.Listing;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.Page;
import org.rebound.receiver.lists.Placed;
import org.rebound.receiver.lists.Question;
import org.rebound.receiver.lists.RowList;

/**
 * The way from a request for a part of a list to the rows, and from the rows to the links to the
 * parts next to them. The links repeat filters and order of the request.
 */
final class ListPages {

  private final ListReader reader;

  ListPages(ListReader reader) {
    this.reader = reader;
  }

  /** The part that the query string asks for. */
  <R, T> Listing<T> answer(String name, RowList<R> list, UriInfo uri, Function<R, T> json) {
    return answer(name, list, uri, Optional.empty(), json);
  }

  /** The part that the query string asks for, of the rows that fulfil a condition of the path. */
  <R, T> Listing<T> answer(
      String name, RowList<R> list, UriInfo uri, Optional<Condition> fixed, Function<R, T> json) {
    Question question = ListQuery.question(name, list, uri.getQueryParameters(), fixed);
    Page<Placed<R>> page = reader.page(list, question);
    List<Placed<R>> rows = page.rows();
    Optional<String> next =
        page.later() && !rows.isEmpty()
            ? Optional.of(link(name, question, uri, rows.get(rows.size() - 1), false))
            : Optional.empty();
    Optional<String> prev =
        page.earlier() && !rows.isEmpty()
            ? Optional.of(link(name, question, uri, rows.get(0), true))
            : Optional.empty();
    return new Listing<>(rows.stream().map(row -> json.apply(row.row())).toList(), next, prev);
  }

  private static String link(
      String name, Question question, UriInfo uri, Placed<?> row, boolean backwards) {
    String cursor = new Cursor(backwards, row.position()).text(name, question.order());
    URI link = uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
    // Relative to the host: what the Host header says is the client's business.
    return link.getRawPath() + "?" + link.getRawQuery();
  }
}
