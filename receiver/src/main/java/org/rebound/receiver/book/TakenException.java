package org.rebound.receiver.book;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Something that only one may have has an owner already. Nothing was changed. */
public final class TakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String UNIQUE_VIOLATION = "23505";

  private final What what;

  TakenException(What what) {
    super(what.name(), null, false, false);
    this.what = what;
  }

  /** What is taken. */
  public enum What {
    /** The name, by another of its kind. */
    NAME,
    /** The contact's key, by another contact. */
    KEY,
    /** The address, by another contact. */
    ADDRESS
  }

  /** What is taken. */
  public What what() {
    return what;
  }

  /** Does what can fail for one unique value only, and says so when it does. */
  static <T> T unless(What taken, Supplier<T> change) {
    try {
      return change.get();
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        throw new TakenException(taken);
      }
      throw e;
    }
  }
}
