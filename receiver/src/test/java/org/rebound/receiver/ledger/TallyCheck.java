package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares what triggers keep with what the rows themselves say: tallies and blocked addresses. */
final class TallyCheck {

  private static final String BOUNCES =
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
      """;
  private static final String RECIPIENTS =
      """
      with counted as (
        select r.mailing_id, r.sent_at is not null as sent, r.delivered_at is not null as delivered,
               r.opened_at is not null as opened, r.bounced_at is not null as bounced,
               r.complained_at is not null as complained, r.verdict, r.category, r.fault,
               coalesce(a.state, 'usable') as state, a.cause, count(*) as rows
          from mailing_recipient r
          left join address a on a.tag = r.tag
         group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
      ), tallied as (
        select mailing_id, sent, delivered, opened, bounced, complained, verdict, category, fault,
               state, cause, sum(rows)::bigint as rows
          from recipient_tally
         where state is not null
         group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
        having sum(rows) <> 0
      )
      (table counted except table tallied) union all (table tallied except table counted)
      """;

  private static final String BLOCKED =
      """
      with blocked as (
        select tag, email, domain, contact_id, cause, blocked_at, bounces, last_bounce_at,
               last_bounce_id, verdict, category, fault, status, diagnostic
          from address
         where state = 'blocked'
      ), listed as (
        select tag, email, domain, contact_id, cause, blocked_at, bounces, last_bounce_at,
               last_bounce_id, verdict, category, fault, status, diagnostic
          from blocked_address
      )
      (table blocked except table listed) union all (table listed except table blocked)
      """;
  private static final String PROVIDERS =
      """
      with counted as (
        select date_trunc('day', received_at, 'UTC') as received_at,
               provider_of(remote_mta) as provider, verdict, count(*) as rows
          from bounce_event
         where kind = 'bounce' and provider_of(remote_mta) is not null
         group by 1, 2, 3
      ), tallied as (
        select received_at, provider, verdict, sum(rows)::bigint as rows
          from provider_tally
         group by 1, 2, 3
        having sum(rows) <> 0
      )
      (table counted except table tallied) union all (table tallied except table counted)
      """;
  private static final String BLOCKS =
      """
      with counted as (
        select date_trunc('day', at, 'UTC') as blocked_at, count(*) as rows
          from address_transition
         where state_after = 'blocked' and state_before <> 'blocked'
         group by 1
      ), tallied as (
        select blocked_at, sum(rows)::bigint as rows from block_tally group by 1
      )
      (table counted except table tallied) union all (table tallied except table counted)
      """;

  private TallyCheck() {}

  /** Nothing else may be writing. */
  static void talliesAreRight(TestLedger ledger) {
    assertThat(ledger.all(BOUNCES)).as("bounces counted and tallied differently").isEmpty();
    assertThat(ledger.all(RECIPIENTS)).as("recipients counted and tallied differently").isEmpty();
    assertThat(ledger.all(BLOCKED)).as("blocked addresses that are listed otherwise").isEmpty();
    assertThat(ledger.all(PROVIDERS)).as("providers counted and tallied differently").isEmpty();
    assertThat(ledger.all(BLOCKS)).as("blocks counted and tallied differently").isEmpty();
  }
}
