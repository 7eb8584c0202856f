package org.rebound.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.rebound.e2e.Check.StoryFailed;

/**
 * What the database holds, asked of itself and not through the daemon.
 *
 * @param url of the database
 * @param user who may read it
 * @param password of the user
 */
record Ledger(String url, String user, String password) {

  private static final String MAILING =
      """
      select coalesce(a.email, m.return_path) as recipient, count(distinct m.id) as messages,
             count(e.id) as events, count(r.message_id) as raw
        from message m
        left join address a on a.tag = m.tag
        left join bounce_event e on e.message_id = m.id
        left join message_raw r on r.message_id = m.id
       where m.mailing_id = ?
       group by 1
      """;

  /** How many rows each of these finds, which has to be none. */
  private static final Map<String, String> WRONG =
      Map.of(
          "messages without their key, or keys without their message",
          """
          select coalesce(m.id, k.message_id) from message m
            full join intake_key k on k.message_id = m.id
           where m.id is null or k.message_id is null
          """,
          "addresses that count otherwise than their bounces",
          """
          select a.tag from address a
            left join (select tag, count(*) as n from bounce_event where counted group by tag) e
              on e.tag = a.tag
           where a.bounces <> coalesce(e.n, 0)
          """,
          "recipients with two votes, or with none for their bounce",
          """
          select r.mailing_id, r.tag from mailing_recipient r
            left join (select mailing_id, tag, count(*) as n from bounce_event where counted
                        group by mailing_id, tag) e
              on e.mailing_id = r.mailing_id and e.tag = r.tag
           where coalesce(e.n, 0) <> (r.bounced_at is not null)::int
          """,
          "bounces that are tallied otherwise",
          """
          with counted as (
            select date_trunc('day', received_at, 'UTC') as received_at, mailing_id, kind, verdict,
                   category, fault, status, reply_code, reporting_mta, counted, count(*) as rows
              from bounce_event
             group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
          ), tallied as (
            select received_at, mailing_id, kind, verdict, category, fault, status, reply_code,
                   reporting_mta, counted, sum(rows)::bigint as rows
              from bounce_tally
             group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
            having sum(rows) <> 0
          )
          (table counted except table tallied) union all (table tallied except table counted)
          """,
          "blocked addresses that are listed otherwise",
          """
          with blocked as (
            select tag, email, cause, blocked_at, bounces, last_bounce_at, last_bounce_id
              from address
             where state = 'blocked'
          ), listed as (
            select tag, email, cause, blocked_at, bounces, last_bounce_at, last_bounce_id
              from blocked_address
          )
          (table blocked except table listed) union all (table listed except table blocked)
          """,
          "recipients that are tallied otherwise",
          """
          with counted as (
            select r.mailing_id, r.bounced_at is not null as bounced, r.verdict, r.category, r.fault,
                   coalesce(a.state, 'usable') as state, a.cause, count(*) as rows
              from mailing_recipient r
              left join address a on a.tag = r.tag
             group by 1, 2, 3, 4, 5, 6, 7
          ), tallied as (
            select mailing_id, bounced, verdict, category, fault, state, cause,
                   sum(rows)::bigint as rows
              from recipient_tally
             where state is not null
             group by 1, 2, 3, 4, 5, 6, 7
            having sum(rows) <> 0
          )
          (table counted except table tallied) union all (table tallied except table counted)
          """);

  /** How often each recipient of a mailing is there: message, event and raw message once each. */
  Map<String, Integer> recorded(int mailing) throws SQLException {
    try (Connection connection = open();
        PreparedStatement statement = connection.prepareStatement(MAILING)) {
      statement.setInt(1, mailing);
      Map<String, Integer> recorded = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String id = mailing + "/" + rows.getString(1);
          if (rows.getLong(2) != rows.getLong(3) || rows.getLong(2) != rows.getLong(4)) {
            throw new StoryFailed(
                id
                    + " is there in part: "
                    + rows.getLong(2)
                    + " messages, "
                    + rows.getLong(3)
                    + " events, "
                    + rows.getLong(4)
                    + " raw messages");
          }
          recorded.put(id, rows.getInt(2));
        }
      }
      return recorded;
    }
  }

  /** Throws when a count says something else than the rows. Nothing else may be writing. */
  void countsAreRight() throws SQLException {
    for (Map.Entry<String, String> wrong : WRONG.entrySet()) {
      long rows = number("select count(*) from (" + wrong.getValue() + ") as wrong");
      if (rows != 0) {
        throw new StoryFailed(rows + " " + wrong.getKey());
      }
    }
  }

  /** How many messages there are in all. */
  long messages() throws SQLException {
    return number("select count(*) from message");
  }

  /** How many connections the daemons hold. */
  long connections() throws SQLException {
    return number("select count(*) from pg_stat_activity where application_name = 'rebound'");
  }

  /** The process of a connection that recorded something not long ago, or any of the daemon's. */
  long backend() throws SQLException {
    return number(
        "select pid from pg_stat_activity where application_name = 'rebound'"
            + " order by state = 'active' desc, state_change desc limit 1");
  }

  long number(String query) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getLong(1) : -1;
    }
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }
}
