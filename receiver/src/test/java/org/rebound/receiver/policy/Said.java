package org.rebound.receiver.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Classification;
import org.rebound.receiver.classify.Explanation;
import org.rebound.receiver.classify.Fault;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Verdict;

/** Classifications and occurrences for tests, in few words. */
public final class Said {

  private static final Explanation EXPLANATION =
      new Explanation("test-rule", "1", "status", "as the test says", List.of());

  private Said() {}

  /** A bounce of this category, with the category's own verdict and fault. */
  public static Classification bounce(Category category) {
    return bounce(category, category.verdict(), category.fault());
  }

  /** A bounce, all said. */
  public static Classification bounce(Category category, Verdict verdict, Fault fault) {
    return new Classification(Kind.BOUNCE, Optional.of(verdict), category, fault, EXPLANATION);
  }

  /** Something that is no bounce. */
  public static Classification kind(Kind kind) {
    Category category = kind == Kind.COMPLAINT ? Category.COMPLAINT : Category.OTHER;
    return new Classification(kind, Optional.empty(), category, category.fault(), EXPLANATION);
  }

  static Occurrence first(Classification said, Instant at) {
    return new Occurrence(said, at, Optional.empty(), false);
  }

  static Occurrence again(Classification said, Instant at) {
    return new Occurrence(said, at, Optional.empty(), true);
  }

  static Occurrence barred(Classification said, NotCounted why, Instant at) {
    return new Occurrence(said, at, Optional.of(why), false);
  }
}
