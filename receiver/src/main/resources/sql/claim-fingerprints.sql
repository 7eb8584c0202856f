-- The exactly-once key: only what is returned is new. Ordered, so that two daemons that hold the
-- same messages wait for each other and never in a circle.
insert into intake_key (fingerprint, message_id, received_at)
select fingerprint, message_id, received_at::timestamptz
from unnest(:fingerprint::bytea[], :message_id::bigint[], :received_at::text[])
       as claim (fingerprint, message_id, received_at)
order by fingerprint, message_id
on conflict do nothing
returning message_id
