update api_key
   set last_used_at = :at::timestamptz
 where id = :id
   and (last_used_at is null or last_used_at < :before::timestamptz)
