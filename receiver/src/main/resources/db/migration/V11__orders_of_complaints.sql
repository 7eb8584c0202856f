-- Complaints are few among the bounces: an order of all bounces, filtered, would read most of them. These
-- hold complaints only and cost other bounces nothing.

create index complaint_newest on bounce_event (received_at, id) where kind = 'complaint';
create index complaint_by_id on bounce_event (id) where kind = 'complaint';
create index complaint_by_mailing on bounce_event (coalesce(mailing_id, '-1'::bigint), id)
  where kind = 'complaint';
create index complaint_by_verdict on bounce_event (coalesce(verdict, ''), id)
  where kind = 'complaint';
create index complaint_by_category on bounce_event (category, id) where kind = 'complaint';
create index complaint_by_fault on bounce_event (fault, id) where kind = 'complaint';
create index complaint_by_status on bounce_event (coalesce(status, ''), id)
  where kind = 'complaint';
create index complaint_by_reply_code on bounce_event
  (coalesce(reply_code::bigint, '-1'::bigint), id)
  where kind = 'complaint';
create index complaint_by_diagnostic on bounce_event (left(diagnostic, 100), id)
  where kind = 'complaint';
create index complaint_by_remote_mta on bounce_event (coalesce(remote_mta, ''), id)
  where kind = 'complaint';
create index complaint_by_reporting_mta on bounce_event (coalesce(reporting_mta, ''), id)
  where kind = 'complaint';
create index complaint_by_counted on bounce_event (counted, id) where kind = 'complaint';
