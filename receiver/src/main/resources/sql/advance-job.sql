update job
   set place        = :place,
       done         = done + :done,
       changed      = changed + :changed,
       leased_until = clock_timestamp() + :lease::interval
 where id = :job
