select e.id, e.received_at, e.message_id, e.mailing_id, m.name as mailing_name,
       a.email as address, e.kind, e.verdict, e.category, e.fault, e.status, e.reply_code,
       e.diagnostic, e.remote_mta, e.reporting_mta, e.original_recipient, e.final_recipient,
       e.foreign_recipient, e.counted, e.not_counted,
       e.rule, e.rule_pack, e.field, e.evidence, e.weighed::text as weighed,
       g.return_path, g.dialect, g.trusted, g.sender, host(g.peer) as peer, g.helo, g.session_id,
       g.kind as message_kind, g.format, g.size
  from bounce_event e
  join message g on g.id = e.message_id and g.received_at = e.received_at
  left join address a on a.tag = e.tag
  left join mailing m on m.id = e.mailing_id
 where e.id = :id
