-- What the tally says of bounces whose parts were dropped.
delete from provider_tally
 where received_at < :before::timestamptz
