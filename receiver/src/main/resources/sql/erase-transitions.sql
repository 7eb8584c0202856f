update address_transition
   set tag    = null,
       reason = null
 where tag = any (:tag::bigint[])
