-- A change that came before all that came since a time. Places are given seconds after the time of a row at most, so
-- that the last change of five minutes before is early enough; of the three tables the latest.
select source, feed_place::text::bigint as place, id, at
  from ((select 'b' as source, feed_place, id, received_at as at
           from bounce_event
          where kind in ('bounce', 'complaint')
            and feed_place is not null
            and received_at < :at::timestamptz - interval '5 minutes'
          order by received_at desc, id desc
          limit 1)
        union all
        (select 't', feed_place, id, at
           from address_transition
          where feed_place is not null
            and at < :at::timestamptz - interval '5 minutes'
          order by feed_place desc, id desc
          limit 1)
        union all
        (select 'd', feed_place, id, at
           from address_deletion
          where feed_place is not null
            and at < :at::timestamptz - interval '5 minutes'
          order by feed_place desc, id desc
          limit 1)) each
 order by feed_place desc, source desc, id desc
 limit 1
