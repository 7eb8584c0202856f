-- The totals are counted for the rows of a page only.
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
         where r.mailing_id = m.id) t on true
 where <conditions>
 <rest>
