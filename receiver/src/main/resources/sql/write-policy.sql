insert into setting (name, value)
values ('policy', jsonb_build_object(
  'accepted_bounces', :accepted_bounces::integer,
  'mode', :mode::text,
  'window', :window::text,
  'categories', (select coalesce(jsonb_object_agg(category, effect), '{}')
                 from unnest(:categories::text[], :effects::text[]) as o (category, effect))))
on conflict (name) do update set value = excluded.value
