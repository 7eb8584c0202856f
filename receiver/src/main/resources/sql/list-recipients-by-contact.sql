-- list-recipients in an order of contacts; without the recipients who have none.
select <what>
  from contact c
  join address a on a.contact_id = c.id
  join mailing_recipient r on r.tag = a.tag
 where <conditions>
 <rest>
