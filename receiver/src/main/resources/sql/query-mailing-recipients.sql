select r.tag, a.email as address, a.state, a.cause, r.verdict, r.category, r.fault,
       r.minted_at, r.bounced_at, r.complained_at, r.last_event_id
  from mailing_recipient r
  left join address a on a.tag = r.tag
 where <conditions>
 order by r.tag <direction>
 limit :limit
