-- First statement of a batch. A commit that is lost in a crash takes the place of the job with it,
-- and the batch is done again: only the last one has to be durable when it is answered. Plans find
-- rows by index, and in its order, whatever the tables looked like when they were made.
select set_config('synchronous_commit', 'off', true)        as repeatable,
       set_config('statement_timeout', '25s', true)         as bounded,
       set_config('enable_seqscan', 'off', true)            as by_index,
       set_config('enable_bitmapscan', 'off', true)         as in_order,
       set_config('enable_hashjoin', 'off', true)           as by_tag,
       set_config('enable_mergejoin', 'off', true)          as in_place
