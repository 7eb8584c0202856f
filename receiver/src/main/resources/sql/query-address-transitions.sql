select id, at, state_before, state_after, cause, bounce_id, actor, reason
  from address_transition
 where tag = :tag
 order by at desc, id desc
 limit :limit
