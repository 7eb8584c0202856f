-- Names and values for the monitoring; a line each.
select 'blocked' as name, count(*)::float8 as value
  from blocked_address
union all
select 'jobs.' || state, (select count(*) from job where job.state = each.state)
  from unnest(array['waiting', 'running', 'failed']) each (state)
union all
select 'jobs.oldest', coalesce(extract(epoch from now() - min(created_at)), 0)
  from job
 where state in ('waiting', 'running')
union all
select 'ahead.' || name,
       coalesce(extract(epoch from max(substring(pg_get_expr(part.relpartbound, part.oid)
                                                 from 'TO \(''([^'']+)''\)')::timestamptz) - now()), 0)
  from unnest(array['message', 'message_raw', 'bounce_event', 'address_transition']) each (name)
  left join pg_inherits on inhparent = to_regclass(name)
  left join pg_class part on part.oid = inhrelid
 group by name
