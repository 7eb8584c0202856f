insert into address (tag, email, first_seen_at)
select tag, email, first_at::timestamptz
from unnest(:tag::bigint[], :email::text[], :first_at::text[]) as heard (tag, email, first_at)
order by tag
on conflict do nothing
