select <what>
  from mailing_recipient r
  left join address a on a.tag = r.tag
  left join contact c on c.id = a.contact_id
 where <conditions>
 <rest>
