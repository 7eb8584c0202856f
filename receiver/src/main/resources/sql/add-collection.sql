insert into collection (kind, name, created_at)
values (:kind, :name, :at::timestamptz)
on conflict (kind, name) do nothing
returning id
