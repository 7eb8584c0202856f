-- How long to wait depends on what happened; who was sent to again, or was heard of, is not due.
select <what>
  from mailing_recipient r
  join address a on a.tag = r.tag
 cross join lateral
       (select r.last_bounce_at + case r.category
                                    when 'greylisted'   then interval '30 minutes'
                                    when 'rate_limited' then interval '2 hours'
                                    when 'mailbox_full' then interval '3 days'
                                    else interval '1 day'
                                  end as due_at) d
 where r.verdict = 'soft'
   and a.state <> 'blocked'
   and r.last_bounce_at > greatest(r.sent_at, r.delivered_at, r.opened_at, '-infinity')
   and <conditions>
 <rest>
