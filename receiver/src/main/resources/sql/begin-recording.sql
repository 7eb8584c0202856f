-- First statement of a recording transaction: makes its commit durable, bounds every statement,
-- and allots the numbers it will need, ascending in the order of arrival. The prepared statements
-- to come keep the plan they got while the tables were small: it must find rows by index. Once the
-- tables are known to be filled, one plan serves for all values: making it anew takes a sixth of the
-- time of a small batch.
select set_config('synchronous_commit', 'on', true)                as durable,
       set_config('statement_timeout', :statement_timeout, true)   as bounded,
       set_config('enable_seqscan', 'off', true)                   as by_index,
       set_config('enable_hashjoin', 'off', true)                  as by_tag,
       set_config('enable_mergejoin', 'off', true)                 as in_place,
       set_config('plan_cache_mode',
                  (select case when min(reltuples) > 10000 then 'force_generic_plan' else 'auto' end
                   from pg_class
                   where oid in ('address'::regclass, 'mailing_recipient'::regclass)),
                  true)                                            as planned_once,
       array(select nextval('message_id') from generate_series(1, :messages))    as message_ids,
       array(select nextval('bounce_event_id') from generate_series(1, :events)) as event_ids
