update api_key k
   set revoked_at = :at::timestamptz
 where id = :id
   and revoked_at is null
   and (role <> 'admin'
        or exists (select
                     from api_key o
                    where o.id <> k.id
                      and o.role = 'admin'
                      and o.revoked_at is null
                      and (o.expires_at is null or o.expires_at > :at::timestamptz)))
