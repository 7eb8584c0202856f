select <what>
  from bounce_event e
  left join address a on a.tag = e.tag
  left join mailing m on m.id = e.mailing_id
 where <conditions>
 <rest>
