-- Locked in the order of tags, as everybody locks addresses.
with alive as (
  select a.tag
    from unnest(:tags::bigint[], :alive::text[]) as reported (tag, at)
    join address a on a.tag = reported.tag
   where reported.at is not null
     and a.consecutive > 0
     and a.last_bounce_at < reported.at::timestamptz
   order by a.tag
     for update of a
)
update address
   set consecutive = 0
  from alive
 where address.tag = alive.tag
