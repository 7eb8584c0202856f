-- Of the first that ended on. Their requests can be made again under the same keys.
delete from job
 where id = any (array(select id
                         from job
                        where ended_at < :before::timestamptz
                        order by ended_at
                        limit 1000))
