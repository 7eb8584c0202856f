select id, name, role, created_at, expires_at, revoked_at, last_used_at
  from api_key
 order by id desc
