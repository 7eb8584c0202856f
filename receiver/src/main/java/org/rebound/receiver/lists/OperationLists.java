package org.rebound.receiver.lists;

import static org.rebound.receiver.lists.ColumnType.NUMBER;
import static org.rebound.receiver.lists.ColumnType.TEXT;
import static org.rebound.receiver.lists.ColumnType.TIME;

import java.util.List;

/** The lists of what people and programs did, and of what runs on their behalf. */
public final class OperationLists {

  private static final Column CHANGE = Column.of("id", NUMBER, "u.id", "The number of the change.");
  private static final Column CHANGED_AT = Column.of("at", TIME, "u.at", "When it was made.");
  private static final Column ACTOR =
      Column.of("actor", TEXT, "u.actor", "The name of the key that made it.");
  private static final Column ACTION = Column.of("action", TEXT, "u.action", "What was done.");
  private static final Column OBJECT =
      Column.of("object", TEXT, "u.object", "What it was done to.");

  /** Changes by people and programs. */
  public static final RowList<ListedChange> AUDIT =
      new RowList<>(
          "audit",
          "true",
          List.of(
              CHANGE,
              CHANGED_AT,
              ACTOR,
              Column.optional("peer", TEXT, "host(u.peer)", "Where the request came from."),
              ACTION,
              OBJECT,
              Column.of("count", NUMBER, "u.count", "How many were changed.")),
          List.of(CHANGE),
          List.of(ACTOR, ACTION, OBJECT),
          new Order(CHANGED_AT, true),
          ListedChange.class);

  private static final Column JOB = Column.of("id", NUMBER, "j.id", "The number of the job.");

  /** What runs, ran or will run on behalf of somebody. */
  public static final RowList<ListedJob> JOBS =
      new RowList<>(
          "jobs",
          "true",
          List.of(
              JOB,
              Column.of("action", TEXT, "j.action", "What it does."),
              Column.word(
                  "state",
                  "j.state",
                  List.of("waiting", "running", "done", "failed", "cancelled"),
                  "How far it is."),
              Column.of("total", NUMBER, "j.total", "How many addresses it is for."),
              Column.of("done", NUMBER, "j.done", "How many it has dealt with."),
              Column.of("changed", NUMBER, "j.changed", "How many are not as they were."),
              Column.of("actor", TEXT, "j.actor", "The name of the key that asked for it."),
              Column.of("createdAt", TIME, "j.created_at", "When it was asked for."),
              Column.optional("startedAt", TIME, "j.started_at", "When it began."),
              Column.optional("endedAt", TIME, "j.ended_at", "When it was over.")),
          List.of(JOB),
          List.of(Column.optional("words", TEXT, "j.request ->> 'reason'", "The reason given.")),
          new Order(JOB, true),
          ListedJob.class);

  private OperationLists() {}
}
