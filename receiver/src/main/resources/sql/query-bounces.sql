select e.id, e.received_at, e.message_id, e.mailing_id, m.name as mailing_name,
       a.email as address, e.kind, e.verdict, e.category, e.fault, e.status, e.reply_code,
       e.diagnostic, e.remote_mta, e.reporting_mta, e.original_recipient, e.final_recipient,
       e.foreign_recipient, e.counted, e.not_counted
  from bounce_event e
  left join address a on a.tag = e.tag
  left join mailing m on m.id = e.mailing_id
 where <conditions>
 order by e.received_at <direction>, e.id <direction>
 limit :limit
