-- First statement of a transaction that reads a whole list: it changes nothing, and ends by itself
-- should nobody be left to end it.
select set_config('transaction_read_only', 'on', true)                          as reading,
       set_config('statement_timeout', :patience, true)                         as bounded,
       set_config('idle_in_transaction_session_timeout', :idle, true)           as ended
