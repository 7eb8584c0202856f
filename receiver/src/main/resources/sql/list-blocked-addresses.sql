-- list-addresses of the blocked ones only.
select <what>
  from (select *, 'blocked'::text as state from blocked_address) a
  left join contact c on c.id = a.contact_id
 where <conditions>
 <rest>
