package org.rebound.receiver.actions;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.actions.Action.Collect;
import org.rebound.receiver.actions.Action.Into;
import org.rebound.receiver.actions.Action.Kind;
import org.rebound.receiver.ledger.Actor;

/**
 * A job whose row is locked: what it does, how far it is, and for whom.
 *
 * @param place the last tag it dealt with; empty at the beginning
 * @param cancel whether somebody asked it to stop
 */
record Job(
    long id,
    Action action,
    Optional<String> list,
    String state,
    long total,
    long changed,
    Optional<Long> place,
    boolean cancel,
    Actor actor) {

  static Job of(ResultSet row) throws SQLException {
    long place = row.getLong("place");
    Optional<Long> reached = row.wasNull() ? Optional.empty() : Optional.of(place);
    return new Job(
        row.getLong("id"),
        action(row),
        Optional.ofNullable(row.getString("list")),
        row.getString("state"),
        row.getLong("total"),
        row.getLong("changed"),
        reached,
        row.getBoolean("cancel"),
        new Actor(row.getString("actor"), peer(row.getString("peer"))));
  }

  boolean isRunning() {
    return state.equals("running");
  }

  private static Action action(ResultSet row) throws SQLException {
    String code = row.getString("action");
    String reason = Objects.requireNonNullElse(row.getString("reason"), "");
    return switch (code) {
      case Action.Clear.CODE -> new Action.Clear();
      case Action.Block.CODE -> new Action.Block(reason);
      case Action.FormerEmployee.CODE -> new Action.FormerEmployee();
      case Action.Delete.CODE -> new Action.Delete();
      case Action.Import.CODE -> new Action.Import(row.getLong("import"), reason);
      default -> {
        Kind kind = code.equals(Kind.PROJECT.action()) ? Kind.PROJECT : Kind.SELECTION;
        yield new Collect(kind, new Into.Existing(row.getLong("collection")));
      }
    };
  }

  private static Optional<InetAddress> peer(@Nullable String text) {
    try {
      // An address as text: nothing is looked up.
      return text == null ? Optional.empty() : Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the ledger has addresses of peers only", e);
    }
  }
}
