-- Makes a transaction that has written nothing wait at its commit until what it has read is as durable as what it would have
-- written. A row can be seen that no standby has yet, when whoever wrote it was ended while it waited for the standby.
select pg_logical_emit_message(true, 'rebound', '')::text
