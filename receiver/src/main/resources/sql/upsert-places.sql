insert into mailing_recipient as place
       (mailing_id, tag, bounced_at, last_bounce_at, last_event_id, verdict, category, fault,
        complained_at)
select mailing_id, tag, bounced_at::timestamptz, last_bounce_at::timestamptz, last_event_id,
       verdict, category, fault, complained_at::timestamptz
from unnest(:mailing_id::bigint[], :tag::bigint[], :bounced_at::text[], :last_bounce_at::text[],
            :last_event_id::bigint[], :verdict::text[], :category::text[], :fault::text[],
            :complained_at::text[])
       as p (mailing_id, tag, bounced_at, last_bounce_at, last_event_id, verdict, category, fault,
             complained_at)
order by tag, mailing_id
on conflict (mailing_id, tag) do update
set bounced_at     = coalesce(place.bounced_at, excluded.bounced_at),
    last_bounce_at = coalesce(excluded.last_bounce_at, place.last_bounce_at),
    last_event_id  = excluded.last_event_id,
    verdict        = case when excluded.category is null then place.verdict else excluded.verdict end,
    category       = coalesce(excluded.category, place.category),
    fault          = coalesce(excluded.fault, place.fault),
    complained_at  = coalesce(place.complained_at, excluded.complained_at)
