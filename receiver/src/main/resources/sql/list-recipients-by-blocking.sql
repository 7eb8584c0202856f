-- list-recipients in an order of what blocked addresses have; without the recipients who have none.
select <what>
  from (select *, 'blocked'::text as state from blocked_address) a
  join mailing_recipient r on r.tag = a.tag
  left join contact c on c.id = a.contact_id
 where <conditions>
 <rest>
