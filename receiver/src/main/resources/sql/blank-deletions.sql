update address_deletion
   set tag = null
 where id in (select id
                from address_deletion
               where at < :before::timestamptz
                 and tag is not null
               limit 10000)
