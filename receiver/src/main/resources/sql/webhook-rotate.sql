update webhook
   set former_secret = secret,
       former_until  = :until::timestamptz,
       secret        = :secret
 where id = :id
returning id, url, kinds, off_because, cursor, attempts, next_attempt_at, former_until, created_at
