-- Whether there are rows of transactions that this cluster has yet to begin: of another cluster, then.
select exists (select from bounce_event
                where kind in ('bounce', 'complaint')
                  and feed_place >= pg_snapshot_xmax(pg_current_snapshot()))
       or exists (select from address_transition
                   where feed_place >= pg_snapshot_xmax(pg_current_snapshot()))
       or exists (select from address_deletion
                   where feed_place >= pg_snapshot_xmax(pg_current_snapshot()))
