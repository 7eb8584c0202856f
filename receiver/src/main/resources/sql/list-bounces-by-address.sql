-- list-bounces in an order of addresses; without the bounces of which nobody knows whose they are.
select <what>
  from address a
  join bounce_event e on e.tag = a.tag
  left join mailing m on m.id = e.mailing_id
 where <conditions>
 <rest>
