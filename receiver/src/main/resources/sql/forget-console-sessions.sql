delete from console_session
 where expires_at < :before::timestamptz
