select r.content
  from bounce_event e
  join message_raw r on r.message_id = e.message_id and r.received_at = e.received_at
 where e.id = :id
