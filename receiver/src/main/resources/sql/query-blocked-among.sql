select tag, coalesce(cause, 'manual') as cause, category, blocked_at as since
  from address
 where tag = any (:tags)
   and state = 'blocked'
