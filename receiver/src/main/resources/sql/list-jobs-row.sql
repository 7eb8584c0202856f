j.id, j.action, j.state, j.total, j.done, j.changed, j.request ->> 'list' as list,
       (j.request -> 'filter')::text as filter, j.request ->> 'reason' as reason,
       (j.result ->> 'collection')::bigint as collection, j.failure, j.cancel, j.actor,
       j.created_at, j.started_at, j.ended_at
