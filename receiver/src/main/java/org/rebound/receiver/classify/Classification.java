package org.rebound.receiver.classify;

import java.util.Optional;

/**
 * What is said of one recipient.
 *
 * @param verdict present for a bounce, and only then
 * @param category {@link Category#OTHER} where the kind has no category of its own
 */
public record Classification(
    Kind kind, Optional<Verdict> verdict, Category category, Fault fault, Explanation explanation) {

  /** Whether this says for good that mail to the address is useless. */
  public boolean condemnsAddress() {
    return kind == Kind.BOUNCE
        && verdict.filter(v -> v == Verdict.HARD).isPresent()
        && fault == Fault.RECIPIENT;
  }
}
