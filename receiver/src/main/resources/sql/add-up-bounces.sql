-- Nobody waits for this: rows that come meanwhile are added up the next time.
with taken as (
  delete from bounce_tally
   where received_at in (select received_at from bounce_tally where not added)
  returning *
)
insert into bounce_tally (received_at, mailing_id, kind, verdict, category, fault, status,
                          reply_code, reporting_mta, counted, added, rows)
select received_at, mailing_id, kind, verdict, category, fault, status, reply_code, reporting_mta,
       counted, true, sum(rows)
  from taken
 group by received_at, mailing_id, kind, verdict, category, fault, status, reply_code,
          reporting_mta, counted
having sum(rows) <> 0
