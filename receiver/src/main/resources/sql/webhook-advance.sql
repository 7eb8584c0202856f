-- Only of who has the lease still, and only where nobody moved the cursor or switched it off meanwhile.
update webhook
   set cursor          = :cursor::text,
       attempts        = :attempts,
       off_because     = :off::text,
       next_attempt_at = :next::timestamptz,
       leased_until    = clock_timestamp() + interval '2 minutes'
 where id = :id
   and lease = :lease::uuid
   and off_because is null
   and cursor is not distinct from :before::text
