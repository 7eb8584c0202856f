select source, feed_place::text::bigint as place, id, at
  from ((select 'b' as source, feed_place, 1 as rank, id, received_at as at
           from bounce_event
          where kind in ('bounce', 'complaint')
            and feed_place < (select pg_snapshot_xmin(pg_current_snapshot()))
          order by feed_place desc, id desc
          limit 1)
        union all
        (select 't', feed_place, 2, id, at
           from address_transition
          where feed_place < (select pg_snapshot_xmin(pg_current_snapshot()))
          order by feed_place desc, id desc
          limit 1)
        union all
        (select 'd', feed_place, 2, id, at
           from address_deletion
          where feed_place < (select pg_snapshot_xmin(pg_current_snapshot()))
          order by feed_place desc, id desc
          limit 1)) each
 order by feed_place desc, rank desc, id desc
 limit 1
