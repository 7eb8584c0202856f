-- The place is a tag, and may be that of an address which is no more.
with left_over as (delete from job_target where job_id = :job)
update job
   set state        = :state,
       failure      = :failure::text,
       ended_at     = :at::timestamptz,
       place        = null,
       leased_until = null
 where id = :job
   and state in ('waiting', 'running')
returning id
