update address
   set contact_id = :contact, corrected_at = null, corrected_to = null
 where tag = any (:tags::bigint[])
   and (contact_id is distinct from :contact or corrected_at is not null)
