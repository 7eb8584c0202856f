package org.rebound.admin.http;

import java.time.Duration;
import java.util.Optional;
import org.rebound.admin.api.Problem;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  /** Ends the request with {@code problem}. */
  public ProblemException(Problem problem) {
    this(problem, Optional.empty());
  }

  /** Ends the request with {@code problem}; another try makes sense after {@code retryAfter}. */
  public ProblemException(Problem problem, Optional<Duration> retryAfter) {
    super(problem.title(), null, false, false);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** What is answered. */
  public Problem problem() {
    return problem;
  }

  /** When another try makes sense. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
