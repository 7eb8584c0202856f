select id, at, message, kind, cursor, attempt, status, failure
  from webhook_delivery
 where webhook_id = :webhook
   and id < :before
 order by id desc
 limit :limit
