update address
   set contact_id = null, corrected_at = null, corrected_to = null
 where tag = :tag
   and contact_id = :contact
