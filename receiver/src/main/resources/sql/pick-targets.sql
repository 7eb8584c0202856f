-- Goes on from the rows that were seen.
, picked as (
  insert into job_target (job_id, tag)
  select distinct :job, tag
    from seen
   where tag is not null
)
select count(*)
  from seen
