-- For how long the oldest transaction that writes has been under way: no change since can be shown.
select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::float8
  from pg_stat_activity
 where backend_xid is not null
