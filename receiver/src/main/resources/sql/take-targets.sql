with batch as (select tag
                 from job_target
                where job_id = :job
                  and tag > :place
                order by tag
                limit :most)
delete from job_target t
 using batch
 where t.job_id = :job
   and t.tag = batch.tag
returning t.tag
