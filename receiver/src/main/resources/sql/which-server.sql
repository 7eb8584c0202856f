-- Which server this is: whether it is a standby, of which cluster, and on which timeline it writes. A standby that is
-- promoted begins a new timeline, so that of two primaries of one cluster the one with the lower number is the former.
select pg_is_in_recovery() as standby,
       (select system_identifier from pg_control_system()) as cluster,
       case when not pg_is_in_recovery()
            then ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::bigint
            else 0
       end as timeline
