insert into webhook_delivery (webhook_id, at, message, kind, cursor, attempt, status, failure)
select id, :at::timestamptz, :message, :kind, :cursor::text, :attempt, :status::integer, :failure::text
  from webhook
 where id = :webhook
