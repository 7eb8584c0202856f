select provider, sum(rows)::bigint as bounces,
       coalesce(sum(rows) filter (where verdict = 'hard'), 0)::bigint as hard,
       coalesce(sum(rows) filter (where verdict = 'soft'), 0)::bigint as soft
  from provider_tally
 where received_at >= :since::timestamptz
 group by 1
having sum(rows) > 0
 order by 2 desc, 1
 limit :limit
