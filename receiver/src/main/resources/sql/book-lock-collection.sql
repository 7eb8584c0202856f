select name
  from collection
 where id = :id
   and kind = :kind
   for no key update
