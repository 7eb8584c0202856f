r.mailing_id, r.tag, a.email as address, r.recipient_key, c.key as contact_key,
       c.name as contact_name, a.state, a.cause, r.verdict, r.category, r.fault, r.minted_at,
       r.sent_at, r.delivered_at, r.opened_at, r.bounced_at, r.complained_at, r.last_event_id
