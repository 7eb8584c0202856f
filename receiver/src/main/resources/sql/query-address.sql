select tag, email as address, state, bounces, consecutive, cause, blocked_at, last_bounce_at,
       last_bounce_id, first_seen_at
  from address
 where tag = :tag
