insert into contact (key, name, created_at)
values (:key, :name, :at::timestamptz)
returning id
