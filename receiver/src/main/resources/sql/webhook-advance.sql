-- Only of who has the lease still, and only where nobody moved the cursor meanwhile.
update webhook
   set cursor          = :cursor,
       attempts        = :attempts,
       off_because     = coalesce(off_because, :off),
       next_attempt_at = :next::timestamptz,
       leased_until    = case when :keep then clock_timestamp() + interval '2 minutes' end
 where id = :id
   and lease = :lease::uuid
   and cursor is not distinct from :before
