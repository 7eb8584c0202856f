delete from contact c
 where c.id = any (:contact::bigint[])
   and not exists (select from address a where a.contact_id = c.id)
