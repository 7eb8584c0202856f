-- A piece at a time, so that the recorder never waits long.
delete from intake_key
where ctid = any (array(select ctid from intake_key where received_at < :before::timestamptz limit 10000))
