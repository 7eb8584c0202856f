-- Locked to the end of the batch: whoever else thinks the job his own waits, and goes on from there.
select id, action, request ->> 'reason' as reason, request ->> 'list' as list,
       (request ->> 'collection')::bigint as collection,
       (request ->> 'import')::bigint as import, state, total, done, changed, place, cancel,
       actor, host(peer) as peer
  from job
 where id = :job
   for update
