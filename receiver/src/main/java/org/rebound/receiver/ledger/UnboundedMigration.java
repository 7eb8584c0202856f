package org.rebound.receiver.ledger;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Lifts the time limit of statements before each migration: large tables take minutes. */
final class UnboundedMigration implements Callback {

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_EACH_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    try (Statement statement = context.getConnection().createStatement()) {
      statement.execute("set statement_timeout = 0");
    } catch (SQLException e) {
      throw new FlywayException("the time limit of statements cannot be lifted", e);
    }
  }

  @Override
  public String getCallbackName() {
    return "unbounded-migration";
  }
}
