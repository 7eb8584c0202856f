insert into message (id, received_at, return_path, dialect, trusted, mailing_id, tag, sender, peer,
                     helo, session_id, kind, format, size, fingerprint)
select id, received_at::timestamptz, return_path, dialect, trusted, mailing_id, tag, sender,
       peer::inet, helo, session_id, kind, format, size, fingerprint
from unnest(:id::bigint[], :received_at::text[], :return_path::text[], :dialect::text[],
            :trusted::boolean[], :mailing_id::bigint[], :tag::bigint[], :sender::text[],
            :peer::text[], :helo::text[], :session_id::text[], :kind::text[], :format::text[],
            :size::bigint[], :fingerprint::bytea[])
       as m (id, received_at, return_path, dialect, trusted, mailing_id, tag, sender, peer, helo,
             session_id, kind, format, size, fingerprint)
