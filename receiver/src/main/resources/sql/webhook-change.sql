-- What is null stays as it is. One that is switched on, or goes elsewhere, is tried at once.
update webhook
   set url             = coalesce(:url::text, url),
       kinds           = coalesce(:kinds::text[], kinds),
       off_because     = case when :on::boolean then null
                              when not :on::boolean then 'admin'
                              else off_because end,
       attempts        = case when :on::boolean or :url::text is not null then 0 else attempts end,
       next_attempt_at = case when :on::boolean or :url::text is not null then :now::timestamptz
                              else next_attempt_at end
 where id = :id
returning id, url, kinds, off_because, cursor, attempts, next_attempt_at, former_until, created_at
