e.id, e.received_at, e.message_id, e.mailing_id, m.name as mailing_name,
       a.email as address, e.kind, e.verdict, e.category, e.fault, e.status, e.reply_code,
       e.diagnostic, e.remote_mta, e.reporting_mta, e.original_recipient, e.final_recipient,
       e.foreign_recipient, e.counted, e.not_counted
