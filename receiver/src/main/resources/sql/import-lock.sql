-- Whoever starts it at the same time waits, and then sees the job. After a day its addresses go.
select source, job_id, would_block + would_change + blocked_already as total
  from import
 where id = :import
   and checked_at is not null
   and (job_id is not null or created_at > :at::timestamptz - interval '1 day')
   for update
