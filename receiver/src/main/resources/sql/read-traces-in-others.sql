-- Reports about somebody else, or about nobody we know, that name the address.
select id, received_at, message_id, tag, original_recipient, final_recipient, diagnostic, evidence,
       remote_mta, reporting_mta
  from bounce_event
 where coalesce(final_recipient, original_recipient) is not null
   and hashtextextended(lower(coalesce(final_recipient, original_recipient)), 0)
       = any (array(select hashtextextended(email, 0) from unnest(:email::text[]) as e (email)))
   and lower(coalesce(final_recipient, original_recipient)) = any (:email::text[])
union
select id, received_at, message_id, tag, original_recipient, final_recipient, diagnostic, evidence,
       remote_mta, reporting_mta
  from bounce_event
 where original_recipient is distinct from final_recipient
   and lower(original_recipient) = any (:email::text[])
 limit :most
