-- The totals of a mailing stay what they were: what goes with the rows comes back with no state.
with gone as (
  delete from mailing_recipient
   where tag = any (:tag::bigint[])
  returning mailing_id, sent_at, delivered_at, opened_at, bounced_at, verdict, complained_at
)
insert into recipient_tally
       (mailing_id, sent, delivered, opened, bounced, complained, verdict, rows)
select mailing_id, sent_at is not null, delivered_at is not null, opened_at is not null,
       bounced_at is not null, complained_at is not null, verdict, count(*)
  from gone
 group by 1, 2, 3, 4, 5, 6, 7
