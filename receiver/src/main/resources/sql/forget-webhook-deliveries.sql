delete from webhook_delivery
 where id = any (array(select id
                         from webhook_delivery
                        where at < :before::timestamptz
                        order by at
                        limit 1000))
