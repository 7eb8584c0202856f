-- What the tally says of bounces whose parts were dropped.
delete from bounce_tally
 where received_at < :before::timestamptz
