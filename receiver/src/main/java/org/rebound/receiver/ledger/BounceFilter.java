package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Fault;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Verdict;

/**
 * Which bounces are asked for; what is empty does not restrict.
 *
 * @param address the recipient of record
 * @param domain the domain of the recipient of record, in its normal form
 * @param status an enhanced status code, in full
 * @param from received at this time or later
 * @param to received before this time
 * @param search words within the diagnostic, in any case
 */
public record BounceFilter(
    Optional<Long> mailing,
    Optional<AddressTag> address,
    Optional<String> domain,
    Optional<Kind> kind,
    Optional<Verdict> verdict,
    Optional<Category> category,
    Optional<Fault> fault,
    Optional<String> status,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Boolean> counted,
    Optional<String> search) {

  /** Every bounce of one address. */
  public static BounceFilter ofAddress(AddressTag tag) {
    return new BounceFilter(
        Optional.empty(),
        Optional.of(tag),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The conditions in SQL, each over its own parameter. */
  List<String> conditions() {
    List<String> conditions = new ArrayList<>(List.of("true"));
    mailing.ifPresent(is -> conditions.add("e.mailing_id = :mailing"));
    address.ifPresent(is -> conditions.add("e.tag = :tag"));
    domain.ifPresent(is -> conditions.add("a.domain = :domain"));
    kind.ifPresent(is -> conditions.add("e.kind = :kind"));
    verdict.ifPresent(is -> conditions.add("e.verdict = :verdict"));
    category.ifPresent(is -> conditions.add("e.category = :category"));
    fault.ifPresent(is -> conditions.add("e.fault = :fault"));
    status.ifPresent(is -> conditions.add("e.status = :status"));
    from.ifPresent(is -> conditions.add("e.received_at >= :from"));
    to.ifPresent(is -> conditions.add("e.received_at < :to"));
    counted.ifPresent(is -> conditions.add("e.counted = :counted"));
    search.ifPresent(is -> conditions.add("position(lower(:search) in lower(e.diagnostic)) > 0"));
    return conditions;
  }

  /** Sets the parameters of {@link #conditions}. */
  void bindTo(Query query) {
    mailing.ifPresent(is -> query.bind("mailing", is));
    address.ifPresent(is -> query.bind("tag", is.value()));
    domain.ifPresent(is -> query.bind("domain", is));
    kind.ifPresent(is -> query.bind("kind", is.code()));
    verdict.ifPresent(is -> query.bind("verdict", is.code()));
    category.ifPresent(is -> query.bind("category", is.code()));
    fault.ifPresent(is -> query.bind("fault", is.code()));
    status.ifPresent(is -> query.bind("status", is));
    from.ifPresent(is -> query.bind("from", is));
    to.ifPresent(is -> query.bind("to", is));
    counted.ifPresent(is -> query.bind("counted", is));
    search.ifPresent(is -> query.bind("search", is));
  }
}
