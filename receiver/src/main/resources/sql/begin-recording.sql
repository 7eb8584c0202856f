-- First statement of a recording transaction: makes its commit durable, bounds every statement,
-- and allots the numbers it will need, ascending in the order of arrival.
select set_config('synchronous_commit', 'on', true)                as durable,
       set_config('statement_timeout', :statement_timeout, true)   as bounded,
       array(select nextval('message_id') from generate_series(1, :messages))    as message_ids,
       array(select nextval('bounce_event_id') from generate_series(1, :events)) as event_ids
