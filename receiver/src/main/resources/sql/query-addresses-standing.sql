-- The bounce is found by its whole key, so that only its own partition is looked into.
select a.tag, a.state, a.bounces, a.cause, a.last_bounce_at, b.kind as last_kind,
       b.category as last_category
  from unnest(:tags::bigint[]) as wanted (tag)
  join address a on a.tag = wanted.tag
  left join bounce_event b on b.id = a.last_bounce_id and b.received_at = a.last_bounce_at
