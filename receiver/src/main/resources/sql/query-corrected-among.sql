-- From each corrected address to the one that is current now, over others that were corrected too.
with recursive way as (
  select tag, corrected_to as next, corrected_at as since, 1 as steps
    from address
   where tag = any (:tags)
     and corrected_at is not null
  union all
  select way.tag, a.corrected_to, way.since, way.steps + 1
    from way
    join address a on a.tag = way.next
   where a.corrected_at is not null
     and way.steps < 20
)
select way.tag, min(way.since) as since, min(a.email) as corrected_to
  from way
  left join address a on a.tag = way.next and a.corrected_at is null and a.state <> 'blocked'
 group by way.tag
