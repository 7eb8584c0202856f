select received_at as day, kind, verdict, category, fault, sum(rows)::bigint as rows
  from bounce_tally
 where received_at >= :since::timestamptz
   and kind in ('bounce', 'complaint')
 group by 1, 2, 3, 4, 5
having sum(rows) <> 0
