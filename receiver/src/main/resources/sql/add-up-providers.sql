-- Nobody waits for this: rows that come meanwhile are added up the next time.
with taken as (
  delete from provider_tally
   where received_at in (select received_at from provider_tally where not added)
  returning *
)
insert into provider_tally (received_at, provider, verdict, added, rows)
select received_at, provider, verdict, true, sum(rows)
  from taken
 group by received_at, provider, verdict
having sum(rows) <> 0
