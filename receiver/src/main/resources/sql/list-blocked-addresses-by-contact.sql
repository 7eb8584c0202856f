-- list-blocked-addresses in an order of contacts; without the addresses that have none.
select <what>
  from contact c
  join (select *, 'blocked'::text as state from blocked_address) a on a.contact_id = c.id
 where <conditions>
 <rest>
