insert into api_key (name, role, hash, created_at)
select :name, :role, :hash, :at::timestamptz
 where not exists (select from api_key)
