-- Over with its key, if that is over first.
insert into console_session (hash, key_id, began_at, expires_at, used_at)
select :hash, k.id, :at::timestamptz, least(:expires::timestamptz, k.expires_at), :at::timestamptz
  from api_key k
 where k.id = :key
returning expires_at
