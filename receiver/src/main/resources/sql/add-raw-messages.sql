insert into message_raw (message_id, received_at, content)
select message_id, received_at::timestamptz, content
from unnest(:message_id::bigint[], :received_at::text[], :content::bytea[])
       as raw (message_id, received_at, content)
