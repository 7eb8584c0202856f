-- What became of the messages that came before.
select fingerprint, message_id
from intake_key
where fingerprint = any (:fingerprint::bytea[])
