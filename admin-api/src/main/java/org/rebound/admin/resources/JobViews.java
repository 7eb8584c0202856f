package org.rebound.admin.resources;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.rebound.admin.api.JobItem;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.actions.Jobs;
import org.rebound.receiver.actions.Submission;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.OperationLists;
import org.rebound.receiver.lists.PageStep;
import org.rebound.receiver.lists.Placed;
import org.rebound.receiver.lists.Question;

/** Looks at jobs: now, or when they are over, if that is soon. Safe for use by many threads. */
public final class JobViews {

  private static final long SMALL = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int GLANCE_MILLIS = 20;

  private final Jobs jobs;
  private final ListReader lists;

  /** Views of {@code jobs}, read through {@code lists}. */
  public JobViews(Jobs jobs, ListReader lists) {
    this.jobs = jobs;
    this.lists = lists;
  }

  /**
   * The job as it is now.
   *
   * @throws ProblemException when there is none
   */
  JobItem now(long id) {
    Condition one =
        new Condition.OneOf(
            OperationLists.JOBS.column("id").orElseThrow(),
            List.of(Optional.of(Long.toString(id))));
    Question question = new Question(List.of(one), OperationLists.JOBS.order(), PageStep.first(1));
    return lists.page(OperationLists.JOBS, question).rows().stream()
        .findFirst()
        .map(Placed::row)
        .map(JobItem::of)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemType.NOT_FOUND).withDetail("There is no job " + id + ".")));
  }

  /** The job as it is when it is over, or after a while; a large one as it is now. */
  JobItem soon(Submission.Accepted accepted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (accepted.total() <= SMALL && System.nanoTime() < end && !jobs.isOver(accepted.job())) {
        TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return now(accepted.job());
  }
}
