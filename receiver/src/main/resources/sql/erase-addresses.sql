delete from address
 where tag = any (:tag::bigint[])
returning contact_id
