update webhook
   set leased_until = null,
       lease        = null
 where id = :id
   and lease = :lease::uuid
