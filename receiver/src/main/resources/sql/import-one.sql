select id, source, format, actor, checked_at, entries, bad, duplicates, left_out,
       complaints, would_block, would_change, blocked_already, job_id
  from import
 where id = :import
   and checked_at is not null
