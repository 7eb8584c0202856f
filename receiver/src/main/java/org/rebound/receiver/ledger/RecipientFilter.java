package org.rebound.receiver.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Verdict;

/** Which recipients of a mailing are asked for; what is empty does not restrict. */
public record RecipientFilter(
    Optional<State> state, Optional<Verdict> verdict, Optional<Category> category) {

  /** What became of a recipient; one may be in several of these. */
  public enum State {
    /** A bounce of this mailing counted. */
    BOUNCED,
    /** The recipient complained about this mailing. */
    COMPLAINED,
    /** The address is blocked now. */
    BLOCKED,
    /** None of these. */
    CLEAN;

    private String condition() {
      return switch (this) {
        case BOUNCED -> "r.bounced_at is not null";
        case COMPLAINED -> "r.complained_at is not null";
        case BLOCKED -> "a.state = 'blocked'";
        case CLEAN ->
            "r.bounced_at is null and r.complained_at is null"
                + " and coalesce(a.state, 'usable') = 'usable'";
      };
    }
  }

  List<String> conditions() {
    List<String> conditions = new ArrayList<>(List.of("r.mailing_id = :mailing"));
    state.ifPresent(is -> conditions.add(is.condition()));
    verdict.ifPresent(is -> conditions.add("r.verdict = :verdict"));
    category.ifPresent(is -> conditions.add("r.category = :category"));
    return conditions;
  }

  void bindTo(Query query) {
    verdict.ifPresent(is -> query.bind("verdict", is.code()));
    category.ifPresent(is -> query.bind("category", is.code()));
  }
}
