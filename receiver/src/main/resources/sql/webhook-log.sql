insert into webhook_delivery (webhook_id, at, message, kind, cursor, attempt, status, failure)
values (:webhook, :at::timestamptz, :message, :kind, :cursor, :attempt, :status, :failure)
