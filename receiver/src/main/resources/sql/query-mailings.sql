select m.id, m.name, m.created_at,
       t.recipients, t.bounced_hard, t.bounced_soft, t.blocked, t.complained
  from (select id, name, created_at
          from mailing
         where <conditions>
         order by id <direction>
         limit :limit) m
 cross join lateral
       (select count(*) as recipients,
               count(*) filter (where r.bounced_at is not null and r.verdict = 'hard') as bounced_hard,
               count(*) filter (where r.bounced_at is not null and r.verdict = 'soft') as bounced_soft,
               count(*) filter (where a.state = 'blocked') as blocked,
               count(*) filter (where r.complained_at is not null) as complained
          from mailing_recipient r
          left join address a on a.tag = r.tag
         where r.mailing_id = m.id) t
 order by m.id <direction>
