select id
  from contact
 where id = :id
