update address
   set corrected_at = :at::timestamptz, corrected_to = :right
 where tag = :wrong
   and contact_id = :contact
   and corrected_at is null
