-- What the tally says of changes whose parts were dropped.
delete from block_tally
 where blocked_at < :before::timestamptz
