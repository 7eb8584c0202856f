delete from contact
 where id = :id
