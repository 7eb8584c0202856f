-- One daemon gets it: others skip the locked row, and then see the lease. The one that waits longest first.
update webhook
   set leased_until = clock_timestamp() + interval '2 minutes',
       lease        = gen_random_uuid()
 where id = (select id
               from webhook
              where off_because is null
                and next_attempt_at <= :now::timestamptz
                and cursor is distinct from :newest::text
                and (leased_until is null or leased_until < clock_timestamp())
              order by next_attempt_at, id
                for update skip locked
              limit 1)
returning id, url, kinds, off_because, secret, former_secret, former_until, cursor, attempts,
          next_attempt_at, created_at, lease::text as lease
