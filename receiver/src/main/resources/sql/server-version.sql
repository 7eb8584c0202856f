select current_setting('server_version_num')::integer as version,
       current_setting('server_version')              as name,
       current_setting('transaction_read_only')::boolean or pg_is_in_recovery() as read_only
