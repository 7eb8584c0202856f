insert into mailing (id, name, created_at)
select nextval('mailing_number'), name, first_at::timestamptz
from (select name, first_at
      from unnest(:name::text[], :first_at::text[]) as heard (name, first_at)
      where not exists (select from mailing where mailing.name = heard.name)
      order by name) as unheard
on conflict do nothing
