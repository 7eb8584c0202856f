-- One daemon gets it: others skip the locked row, and then see the lease.
update job
   set state        = 'running',
       started_at   = coalesce(started_at, :at::timestamptz),
       leased_until = clock_timestamp() + :lease::interval
 where id = (select id
               from job
              where state in ('waiting', 'running')
                and (leased_until is null or leased_until < clock_timestamp())
                and action = any (:action::text[])
                and total <= :most
              order by id
                for update skip locked
              limit 1)
returning id
