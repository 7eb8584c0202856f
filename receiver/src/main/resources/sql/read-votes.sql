select mailing_id, tag
from mailing_recipient
join unnest(:mailing::bigint[], :tag::bigint[]) as place (mailing_id, tag) using (mailing_id, tag)
where bounced_at is not null
