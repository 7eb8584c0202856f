select tag
  from job_target t
 where job_id = :job
   and not exists (select from address a where a.tag = t.tag)
 order by tag
 limit 10
