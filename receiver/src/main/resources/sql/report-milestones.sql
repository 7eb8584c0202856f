insert into mailing_recipient as place (mailing_id, tag, sent_at, delivered_at, opened_at)
select :mailing, tag, sent::timestamptz, delivered::timestamptz, opened::timestamptz
  from unnest(:tags::bigint[], :sent::text[], :delivered::text[], :opened::text[])
         as reported (tag, sent, delivered, opened)
 order by tag
on conflict (mailing_id, tag) do update
   set sent_at      = greatest(place.sent_at, excluded.sent_at),
       delivered_at = greatest(place.delivered_at, excluded.delivered_at),
       opened_at    = least(place.opened_at, excluded.opened_at)
 where (place.sent_at, place.delivered_at, place.opened_at)
       is distinct from (greatest(place.sent_at, excluded.sent_at),
                         greatest(place.delivered_at, excluded.delivered_at),
                         least(place.opened_at, excluded.opened_at))
