select <what>
  from collection_member n
  join address a on a.tag = n.tag
  left join contact c on c.id = a.contact_id
 where <conditions>
 <rest>
