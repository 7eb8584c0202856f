with made as (
  insert into job (action, request, total, actor, peer, created_at)
  values ('import', jsonb_build_object('import', :import::bigint, 'reason', :source::text,
                                       'filter', jsonb_build_object()),
          :total, :actor, :peer::inet, :at::timestamptz)
  returning id
)
update import
   set job_id = (select id from made)
 where id = :import
returning job_id
