-- list-recipients in an order of addresses: every recipient has one.
select <what>
  from address a
  join mailing_recipient r on r.tag = a.tag
  left join contact c on c.id = a.contact_id
 where <conditions>
 <rest>
