-- The newest counted bounces of each address that lie near enough to matter to the window mode.
select heard.tag, recent.received_at
from unnest(:tag::bigint[]) as heard (tag)
join address using (tag)
cross join lateral (
  select received_at
  from bounce_event
  where tag = heard.tag
    and counted
    and received_at > greatest(:from::timestamptz, coalesce(address.cleared_at, '-infinity'))
    and received_at < :until::timestamptz
  order by received_at desc, id desc
  limit :most) as recent
order by heard.tag, recent.received_at
