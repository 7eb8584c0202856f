-- Of several rows with one key the name of any will do: they are the same person.
insert into contact as known (key, name, created_at)
select contact_key, max(name), :at::timestamptz
  from unnest(:contact_keys::text[], :names::text[]) as registered (contact_key, name)
 group by contact_key
 order by contact_key
on conflict (key) do update
   set name = excluded.name
 where excluded.name is not null and known.name is distinct from excluded.name
