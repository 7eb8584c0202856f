-- The totals are counted for the rows of a page only. Recipients that were deleted for good have
-- left their numbers.
select <what>
  from mailing m
  left join lateral
       (select count(*)                                                      as recipients,
               count(*) filter (where r.sent_at is null and r.bounced_at is null
                                  and a.state is distinct from 'blocked')    as ready,
               count(r.sent_at)                                              as sent,
               count(r.delivered_at)                                         as delivered,
               count(r.opened_at)                                            as opened,
               count(r.bounced_at) filter (where r.verdict = 'hard')         as bounced_hard,
               count(r.bounced_at) filter (where r.verdict = 'soft')         as bounced_soft,
               count(*) filter (where a.state = 'blocked')                   as blocked,
               count(r.complained_at)                                        as complained
          from mailing_recipient r
          left join address a on a.tag = r.tag
         where r.mailing_id = m.id) c on true
  left join mailing_erased g on g.mailing_id = m.id
  cross join lateral
       (select c.recipients + coalesce(g.recipients, 0)      as recipients,
               c.ready,
               c.sent + coalesce(g.sent, 0)                  as sent,
               c.delivered + coalesce(g.delivered, 0)        as delivered,
               c.opened + coalesce(g.opened, 0)              as opened,
               c.bounced_hard + coalesce(g.bounced_hard, 0)  as bounced_hard,
               c.bounced_soft + coalesce(g.bounced_soft, 0)  as bounced_soft,
               c.blocked,
               c.complained + coalesce(g.complained, 0)      as complained) t
 where <conditions>
 <rest>
