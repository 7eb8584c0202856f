-- Where the program itself had stopped it goes on, too.
update webhook
   set cursor          = :cursor::text,
       attempts        = 0,
       next_attempt_at = :now::timestamptz,
       off_because     = case when off_because = 'admin' then off_because end
 where id = :id
returning id, url, kinds, off_because, cursor, attempts, next_attempt_at, former_until, created_at
