-- Of each category the newest bounce that is the sender's to mend, found at the end of its index.
select c.category, e.id, e.received_at, e.diagnostic, e.remote_mta
  from unnest(:categories::text[]) as c (category)
 cross join lateral
       (select id, received_at, diagnostic, remote_mta
          from bounce_event
         where category = c.category
           and fault = 'sender'
           and kind = 'bounce'
           and received_at >= :since::timestamptz
         order by id desc
         limit 1) e
