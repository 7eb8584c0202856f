-- Nobody waits for this: rows that come meanwhile are added up the next time.
with taken as (
  delete from recipient_tally
   where mailing_id in (select mailing_id from recipient_tally where not added)
  returning *
)
insert into recipient_tally (mailing_id, sent, delivered, opened, bounced, complained, verdict,
                             category, fault, state, cause, added, rows)
select mailing_id, sent, delivered, opened, bounced, complained, verdict, category, fault, state,
       cause, true, sum(rows)
  from taken
 group by mailing_id, sent, delivered, opened, bounced, complained, verdict, category, fault,
          state, cause
having sum(rows) <> 0
