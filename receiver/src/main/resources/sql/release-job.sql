update job
   set leased_until = null
 where id = :job
   and state = 'running'
