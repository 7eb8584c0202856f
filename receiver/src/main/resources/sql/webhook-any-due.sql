select exists (select from webhook where off_because is null and next_attempt_at <= :now::timestamptz)
