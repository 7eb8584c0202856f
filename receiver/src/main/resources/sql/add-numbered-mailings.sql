insert into mailing (id, created_at)
select id, first_at::timestamptz
from unnest(:id::bigint[], :first_at::text[]) as heard (id, first_at)
order by id
on conflict do nothing
