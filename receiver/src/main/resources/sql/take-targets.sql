select tag
  from job_target
 where job_id = :job
   and tag > :place
 order by tag
 limit :most
