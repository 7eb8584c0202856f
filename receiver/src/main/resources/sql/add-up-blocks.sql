-- Nobody waits for this: rows that come meanwhile are added up the next time.
with taken as (
  delete from block_tally
   where blocked_at in (select blocked_at from block_tally where not added)
  returning *
)
insert into block_tally (blocked_at, added, rows)
select blocked_at, true, sum(rows)
  from taken
 group by blocked_at
having sum(rows) <> 0
