-- A piece at a time: what is written back is found no more.
select id, received_at, message_id, tag, original_recipient, final_recipient, diagnostic, evidence,
       remote_mta, reporting_mta
  from bounce_event
 where tag = any (:tag::bigint[])
 limit :most
