update collection
   set name = :name
 where id = :id
