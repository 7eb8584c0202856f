select tag, email
  from address
 where tag = any (:tag::bigint[])
   and email is not null
