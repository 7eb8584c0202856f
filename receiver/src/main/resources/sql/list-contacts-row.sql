c.id, c.key, c.name, c.former_employee_at, c.created_at,
       (select count(*)
          from address a
         where a.contact_id = c.id
           and a.corrected_at is null) as addresses
