insert into api_key (name, role, hash, created_at, expires_at)
select :name, :role, :hash, :at::timestamptz, :expires::timestamptz
 where not exists (select from api_key where name = :name)
returning id, name, role, created_at, expires_at, revoked_at, last_used_at
