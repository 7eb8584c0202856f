r.mailing_id, r.tag, a.email as address, r.recipient_key, r.category, r.fault,
       r.last_bounce_at, d.due_at, a.bounces
