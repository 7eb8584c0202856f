update job
   set cancel = true
 where id = :job
   and state in ('waiting', 'running')
