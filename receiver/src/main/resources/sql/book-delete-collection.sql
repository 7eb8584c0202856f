delete from collection
 where id = :id
