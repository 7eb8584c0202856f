-- Indexes for the orders of lists that had none. Each begins with what the list orders by and ends with
-- what tells the rows apart, so that any page of any size of list is read where it stands.

create index bounce_event_by_reply_code on bounce_event
  (coalesce(reply_code::bigint, '-1'::bigint), id);
create index bounce_event_by_counted on bounce_event (counted, id);
create index bounce_event_by_diagnostic on bounce_event (left(diagnostic, 100), id);
create index bounce_event_by_remote_mta on bounce_event (coalesce(remote_mta, ''), id);
create index bounce_event_by_reporting_mta on bounce_event (coalesce(reporting_mta, ''), id);
create index bounce_event_of_nobody on bounce_event (id) where tag is null;

create index address_blocked_by_bounces on address ((bounces::bigint), tag)
  where state = 'blocked';
create index address_blocked_by_last_bounce on address
  (coalesce(last_bounce_at, '0001-01-01T00:00:00Z'::timestamptz), tag)
  where state = 'blocked';
create index address_blocked_by_diagnostic on address
  (coalesce(left(diagnostic, 100), ''), tag)
  where state = 'blocked';
create index address_blocked_by_verdict on address (coalesce(verdict, ''), tag)
  where state = 'blocked';
create index address_blocked_by_contact on address
  (coalesce(contact_id, '-1'::bigint), tag)
  where state = 'blocked';
create index address_by_contact on address (coalesce(contact_id, '-1'::bigint), tag);
create index address_by_cause on address (coalesce(cause, ''), tag);
create index address_by_state on address (state, tag);
-- address_by_address begins with the same text, and two addresses of one text would have one tag.
drop index address_by_email;

create index contact_by_departure on contact ((former_employee_at is not null), id);

create index mailing_recipient_by_verdict on mailing_recipient
  (coalesce(verdict, ''), mailing_id, tag);
create index mailing_recipient_by_category on mailing_recipient
  (coalesce(category, ''), mailing_id, tag);
create index mailing_recipient_by_fault on mailing_recipient
  (coalesce(fault, ''), mailing_id, tag);
create index mailing_recipient_by_sent on mailing_recipient
  (coalesce(sent_at, '0001-01-01T00:00:00Z'::timestamptz), mailing_id, tag);
create index mailing_recipient_by_delivered on mailing_recipient
  (coalesce(delivered_at, '0001-01-01T00:00:00Z'::timestamptz), mailing_id, tag);
create index mailing_recipient_by_opened on mailing_recipient
  (coalesce(opened_at, '0001-01-01T00:00:00Z'::timestamptz), mailing_id, tag);
create index mailing_recipient_by_bounced on mailing_recipient
  (coalesce(bounced_at, '0001-01-01T00:00:00Z'::timestamptz), mailing_id, tag);
create index mailing_recipient_by_complained on mailing_recipient
  (coalesce(complained_at, '0001-01-01T00:00:00Z'::timestamptz), mailing_id, tag);
drop index mailing_recipient_by_key;
create index mailing_recipient_by_key on mailing_recipient
  (coalesce(recipient_key, ''), mailing_id, tag);
