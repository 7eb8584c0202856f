-- Addresses of lists that nobody started in time, and what a job left that is over. By their places, so that
-- the lists that wait are not read for it.
delete from import_row
 where ctid = any (array(
         select r.place
           from import i
           left join job j on j.id = i.job_id
          cross join lateral (select ctid as place
                                from import_row
                               where import_id = i.id
                               limit 10000) r
          where case when i.job_id is null then i.created_at < :before::timestamptz
                     else j.id is null or j.ended_at is not null end
          limit 10000))
