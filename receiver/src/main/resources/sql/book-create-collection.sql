insert into collection (kind, name, created_at)
values (:kind, :name, :at::timestamptz)
returning id
