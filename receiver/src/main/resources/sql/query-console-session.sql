select s.expires_at as session_expires_at, s.used_at,
       k.id, k.name, k.role, k.created_at, k.expires_at, k.revoked_at, k.last_used_at
  from console_session s
  join api_key k on k.id = s.key_id
 where s.hash = :hash
   and s.expires_at > :at::timestamptz
   and s.used_at > :idle_since::timestamptz
