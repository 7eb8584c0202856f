select revoked_at is not null
  from api_key
 where id = :id
