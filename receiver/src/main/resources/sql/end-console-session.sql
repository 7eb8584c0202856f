delete from console_session
 where hash = :hash
returning key_id
