-- list-addresses in an order of contacts; without the addresses that have none.
select <what>
  from contact c
  join address a on a.contact_id = c.id
 where <conditions>
 <rest>
