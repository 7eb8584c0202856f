-- What happened to one address, from every table that knows, each with its latest only.
with one as (
  select * from address where tag = :tag
), recipients as (
  select r.*, m.title from mailing_recipient r left join mailing m on m.id = r.mailing_id
   where r.tag = :tag
   order by coalesce(r.sent_at, r.minted_at, r.bounced_at) desc nulls last
   limit :limit
), happened as (
  select r.minted_at as at, 1 as step, 'registered' as what, r.mailing_id, r.title,
         null::bigint as bounce_id, null as kind, null as verdict, null as category,
         null as fault, null as cause, null as actor, null as note, null as corrected_to
    from recipients r
  union all
  select r.sent_at, 2, 'sent', r.mailing_id, r.title, null, null, null, null, null, null, null,
         null, null
    from recipients r
  union all
  select r.delivered_at, 3, 'delivered', r.mailing_id, r.title, null, null, null, null, null, null,
         null, null, null
    from recipients r
  union all
  select r.opened_at, 4, 'opened', r.mailing_id, r.title, null, null, null, null, null, null, null,
         null, null
    from recipients r
  union all
  (select e.received_at, 5,
          case e.kind when 'bounce' then 'bounced' when 'complaint' then 'complained'
                      else 'reported' end,
          e.mailing_id, m.title, e.id, e.kind, e.verdict, e.category, e.fault, null, null, null, null
     from bounce_event e
     left join mailing m on m.id = e.mailing_id
    where e.tag = :tag
    order by e.received_at desc, e.id desc
    limit :limit)
  union all
  (select t.at, 6, case t.state_after when 'blocked' then 'blocked' else 'cleared' end, null, null,
          t.bounce_id, null, null, null, null, t.cause, t.actor, t.reason, null
     from address_transition t
    where t.tag = :tag
    order by t.at desc, t.id desc
    limit :limit)
  union all
  select a.corrected_at, 7, 'corrected', null, null, null, null, null, null, null, null, u.actor,
         null, better.email
    from one a
    left join address better on better.tag = a.corrected_to
    left join lateral
         (select u.actor from audit u
           where u.at = a.corrected_at and u.action = 'correct-address-of-contact'
             and u.object = 'contact ' || a.contact_id
           limit 1) u on true
  union all
  select c.former_employee_at, 8, 'former_employee', null, null, null, null, null, null, null, null,
         null, null, null
    from one a
    join contact c on c.id = a.contact_id
)
select *
  from happened
 where at is not null
 order by at desc, step desc, bounce_id desc nulls last, mailing_id desc
 limit :limit
