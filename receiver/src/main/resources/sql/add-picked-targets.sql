insert into job_target (job_id, tag)
select distinct :job, tag
  from unnest(:tag::bigint[]) as picked (tag)
