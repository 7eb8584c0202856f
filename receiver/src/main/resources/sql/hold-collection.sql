select id
  from collection
 where id = :collection
   and kind = :kind
   for key share
