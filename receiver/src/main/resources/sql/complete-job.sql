-- The request is whole now: how many addresses, and which collection.
update job
   set total   = (select count(*) from job_target where job_id = :job),
       request = request || jsonb_build_object('collection', :collection::bigint),
       result  = case when :collection::bigint is null then null
                      else jsonb_build_object('collection', :collection::bigint) end
 where id = :job
returning total
