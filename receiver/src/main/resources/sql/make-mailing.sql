insert into mailing (id, name, title, created_at)
values (coalesce(:number::bigint, nextval('mailing_number')), :name::text, :title::text,
        :at::timestamptz)
on conflict do nothing
returning id
