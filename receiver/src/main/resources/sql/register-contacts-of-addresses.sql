update address
   set contact_id = contact.id, corrected_at = null, corrected_to = null
  from unnest(:tags::bigint[], :contact_keys::text[]) as registered (tag, contact_key)
  join contact on contact.key = registered.contact_key
 where address.tag = registered.tag
   and address.contact_id is distinct from contact.id
