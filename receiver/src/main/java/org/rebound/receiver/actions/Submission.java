package org.rebound.receiver.actions;

import java.util.List;

/** What became of a request. Only {@link Accepted} has changed anything. */
public sealed interface Submission {

  /** There is a job for it now. */
  record Accepted(long job, long total) implements Submission {}

  /** It was asked for before, under the same key. */
  record Repeated(long job, long total) implements Submission {}

  /** The key was used for another request. */
  record KeyReused() implements Submission {}

  /** The filter lets another number of rows through now. */
  record CountChanged(long now) implements Submission {}

  /** There are no such addresses: the tags of the first ten. */
  record UnknownAddresses(List<Long> tags) implements Submission {

    public UnknownAddresses {
      tags = List.copyOf(tags);
    }
  }

  /** There is no such selection or project. */
  record UnknownCollection() implements Submission {}

  /** A selection or project has this name already. */
  record NameTaken() implements Submission {}
}
