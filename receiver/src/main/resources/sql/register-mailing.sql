insert into mailing (id, created_at)
values (:mailing, :at::timestamptz)
on conflict (id) do nothing
