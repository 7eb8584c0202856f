-- Each table gives its next rows by its index; then what they name is looked up. Transitions and deletions
-- share their numbers, so that these tell their order.
with page as (
  select *
    from ((select 'b' as source, feed_place, 1 as rank, id, received_at as at,
                  case kind when 'bounce' then 'bounced' else 'complained' end as kind,
                  tag, mailing_id, verdict, category, fault, status, counted, null as cause,
                  id as bounce_id
             from bounce_event
            where kind in ('bounce', 'complaint')
              and (feed_place, id) > (:place::xid8, :bounce)
              and feed_place < (select pg_snapshot_xmin(pg_current_snapshot()))
            order by feed_place, id
            limit :limit)
          union all
          (select 't', feed_place, 2, id, at,
                  case when state_after = 'blocked' then 'blocked' else 'freed' end,
                  tag, null, null, null, null, null, null, cause, bounce_id
             from address_transition
            where (feed_place, id) > (:place::xid8, :transition)
              and feed_place < (select pg_snapshot_xmin(pg_current_snapshot()))
              and (state_before = 'blocked' or state_after = 'blocked')
              and not (state_after = 'blocked' and cause = 'cleared')
            order by feed_place, id
            limit :limit)
          union all
          (select 'd', feed_place, 2, id, at, 'deleted', tag, null, null, null, null, null, null,
                  null, null
             from address_deletion
            where (feed_place, id) > (:place::xid8, :transition)
              and feed_place < (select pg_snapshot_xmin(pg_current_snapshot()))
            order by feed_place, id
            limit :limit)) each
   order by feed_place, rank, id
   limit :limit
)
select p.source, p.feed_place::text::bigint as place, p.id, p.at, p.kind, p.tag,
       case when p.source <> 'd' then (select a.email from address a where a.tag = p.tag) end as address,
       coalesce(p.mailing_id, e.mailing_id) as mailing_id, coalesce(p.verdict, e.verdict) as verdict,
       coalesce(p.category, e.category) as category, coalesce(p.fault, e.fault) as fault,
       coalesce(p.status, e.status) as status, p.counted, p.cause, p.bounce_id
  from page p
  left join lateral
       (select * from bounce_event e where p.source = 't' and e.id = p.bounce_id limit 1) e on true
 order by p.feed_place, p.rank, p.id
