delete from address_deletion
 where id in (select id
                from address_deletion
               where at < :before::timestamptz
               limit 10000)
