package org.rebound.receiver.actions;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** How an action is done to some addresses, within a transaction. */
interface Effect {

  /**
   * Does it.
   *
   * @param tags ascending; addresses that there are no more are passed over
   * @return how many addresses are not as they were
   * @throws GoneException when it can never be done
   */
  long on(Handle handle, List<Long> tags, Instant at);

  /** The effect of a job. */
  static Effect of(Job job) {
    return switch (job.action().code()) {
      case Action.Delete.CODE -> new Deletion();
      case Action.FormerEmployee.CODE -> new Departure();
      case Action.Clear.CODE, Action.Block.CODE -> new ByHand(job.action(), job.actor().name());
      case Action.Import.CODE ->
          new Importing(((Action.Import) job.action()).id(), job.actor().name());
      default -> new Collecting((Action.Collect) job.action());
    };
  }
}
