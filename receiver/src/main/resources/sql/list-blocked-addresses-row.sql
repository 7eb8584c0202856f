a.tag, a.email as address, a.state, a.cause, a.blocked_at, a.bounces, a.last_bounce_at,
       a.last_bounce_id, a.verdict, a.category, a.fault, a.status, a.diagnostic,
       a.contact_id, c.key as contact_key, c.name as contact_name,
       c.former_employee_at is not null as former_employee
