-- The totals of a mailing stay what they were.
with gone as (
  delete from mailing_recipient
   where tag = any (:tag::bigint[])
  returning mailing_id, sent_at, delivered_at, opened_at, bounced_at, verdict, complained_at
)
insert into mailing_erased as kept
       (mailing_id, recipients, sent, delivered, opened, bounced_hard, bounced_soft, complained)
select mailing_id, count(*), count(sent_at), count(delivered_at), count(opened_at),
       count(bounced_at) filter (where verdict = 'hard'),
       count(bounced_at) filter (where verdict = 'soft'),
       count(complained_at)
  from gone
 group by mailing_id
 order by mailing_id
on conflict (mailing_id) do update
   set recipients   = kept.recipients + excluded.recipients,
       sent         = kept.sent + excluded.sent,
       delivered    = kept.delivered + excluded.delivered,
       opened       = kept.opened + excluded.opened,
       bounced_hard = kept.bounced_hard + excluded.bounced_hard,
       bounced_soft = kept.bounced_soft + excluded.bounced_soft,
       complained   = kept.complained + excluded.complained
