-- Recipients that were deleted for good have left their numbers, and no state.
select <what>
  from mailing m
 cross join lateral
       (select coalesce(sum(r.rows), 0)                                               as recipients,
               coalesce(sum(r.rows) filter (where not r.sent and not r.bounced
                                              and r.state <> 'blocked'), 0)           as ready,
               coalesce(sum(r.rows) filter (where r.sent), 0)                         as sent,
               coalesce(sum(r.rows) filter (where r.delivered), 0)                    as delivered,
               coalesce(sum(r.rows) filter (where r.opened), 0)                       as opened,
               coalesce(sum(r.rows) filter (where r.bounced and r.verdict = 'hard'), 0)
                                                                                      as bounced_hard,
               coalesce(sum(r.rows) filter (where r.bounced and r.verdict = 'soft'), 0)
                                                                                      as bounced_soft,
               coalesce(sum(r.rows) filter (where r.state = 'blocked'), 0)            as blocked,
               coalesce(sum(r.rows) filter (where r.complained), 0)                   as complained
          from recipient_tally r
         where r.mailing_id = m.id) t
 where <conditions>
 <rest>
