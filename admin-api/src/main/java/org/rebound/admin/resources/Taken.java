package org.rebound.admin.resources;

import java.util.function.Supplier;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.book.TakenException;

/** Answers 409 when something that only one may have has an owner already. */
final class Taken {

  private Taken() {}

  /** Makes a change; {@code detail} is the sentence for people when it cannot be made. */
  static <T> T answer(Supplier<T> change, String detail) {
    try {
      return change.get();
    } catch (TakenException e) {
      ProblemType type =
          switch (e.what()) {
            case NAME -> ProblemType.NAME_TAKEN;
            case KEY -> ProblemType.KEY_TAKEN;
            case ADDRESS -> ProblemType.ADDRESS_TAKEN;
          };
      throw new ProblemException(Problem.of(type).withDetail(detail));
    }
  }
}
