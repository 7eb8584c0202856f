insert into webhook (url, kinds, secret, cursor, next_attempt_at, created_at)
values (:url, :kinds, :secret, :cursor::text, :now::timestamptz, :now::timestamptz)
returning id, url, kinds, off_because, cursor, attempts, next_attempt_at, former_until, created_at
