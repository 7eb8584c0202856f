update console_session
   set used_at = :at::timestamptz
 where hash = :hash
   and used_at < :at::timestamptz
