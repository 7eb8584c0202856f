select <what>
  from address a
  left join contact c on c.id = a.contact_id
 where <conditions>
 <rest>
