select a.tag, a.email as address, a.state, a.cause, a.blocked_at, a.bounces, a.last_bounce_at,
       a.last_bounce_id, a.verdict, a.category, a.fault, a.status, a.diagnostic,
       a.contact_id, c.key as contact_key, c.name as contact_name,
       c.former_employee_at is not null as former_employee,
       a.corrected_at, o.email as corrected_to
  from address a
  join contact c on c.id = a.contact_id
  left join address o on o.tag = a.corrected_to
 where a.contact_id = :contact
 order by a.corrected_at nulls first, a.email, a.tag
 limit :limit
