select blocked_at as day, sum(rows)::bigint as rows
  from block_tally
 where blocked_at >= :since::timestamptz
 group by 1
