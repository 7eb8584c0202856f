select id, url, kinds, off_because, cursor, attempts, next_attempt_at, former_until, created_at
  from webhook
 order by id
