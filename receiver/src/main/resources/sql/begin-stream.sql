-- A transaction that reads a whole list ends by itself, should nobody be left to end it.
select set_config('statement_timeout', :patience, true)                     as bounded,
       set_config('idle_in_transaction_session_timeout', :idle, true)       as ended
