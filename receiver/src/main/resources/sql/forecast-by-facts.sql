-- How many addresses would stand otherwise if every bounce that is still kept had been judged so:
-- each mailing has one vote at an address; what was recorded before the flag was cleared is forgiven.
with judged as (
  select e.tag, coalesce(e.mailing_id, -e.id) as vote, e.received_at,
         coalesce(o.effect, case when e.verdict = 'hard' and e.fault = 'recipient'
                                 then 'block_at_once' else 'count' end) as effect
    from bounce_event e
    join address a on a.tag = e.tag
    left join unnest(:categories::text[], :effects::text[]) as o (category, effect)
           on o.category = e.category
   where e.kind = 'bounce'
     and (e.counted or e.not_counted in ('ignored_category', 'second_vote'))
     and e.received_at > coalesce(a.cleared_at, '-infinity')
), vote as (
  select tag, max(received_at) as at, bool_or(effect = 'block_at_once') as condemned
    from judged
   where effect <> 'ignore'
   group by tag, vote
), alive as (
  select tag, max(received_at) as at from bounce_event where kind = 'delivered' group by tag
), standing as (
  select a.state, a.cause,
         coalesce(bool_or(v.condemned), false) as condemned,
         count(v.at) filter (
           where case :mode
                   when 'window' then v.at > :now::timestamptz - :window::interval
                   when 'consecutive' then v.at > coalesce(l.at, '-infinity')
                   else true
                 end) as held
    from address a
    left join vote v on v.tag = a.tag
    left join alive l on l.tag = a.tag
   group by a.tag, a.state, a.cause
)
select count(*) filter (where state = 'usable' and (condemned or held > :accepted)) as block,
       count(*) filter (where state = 'blocked' and cause in ('hard_bounce', 'too_many_bounces')
                          and not condemned and held <= :accepted)                  as free
from standing
