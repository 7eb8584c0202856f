-- Who is behind an address, what the sender reports of a mailing, and what lists are ordered by.

create table contact (
  id                  bigint generated always as identity primary key,
  key                 text unique,               -- the contact's key in the sender's system
  name                text,
  former_employee_at  timestamptz,               -- marked as having left
  created_at          timestamptz not null
);
comment on table contact is 'A person, with one or more addresses.';
create index contact_by_name on contact (name, id);

alter table address
  add column contact_id  bigint references contact on delete set null,
  add column verdict     text,                   -- of the last bounce, as the next four
  add column category    text,
  add column fault       text,
  add column status      text,
  add column diagnostic  text;
create index address_of_contact on address (contact_id) where contact_id is not null;

alter table mailing add column title text;       -- how people call it
alter table mailing_recipient
  add column recipient_key  text,                -- the sender's own key of this recipient
  add column sent_at        timestamptz,         -- reported by the sender, as the next two
  add column delivered_at   timestamptz,
  add column opened_at      timestamptz;

-- ---------------------------------------------------------------- orders of the blocked addresses
-- Counters and times of the last bounce are in no index: their updates stay within the page.

create index address_blocked_by_address on address (coalesce(email, ''), tag)
  where state = 'blocked';
create index address_blocked_by_domain on address (coalesce(domain, ''), tag)
  where state = 'blocked';
create index address_blocked_by_cause on address (coalesce(cause, ''), tag)
  where state = 'blocked';
create index address_blocked_by_time on address
  (coalesce(blocked_at, '0001-01-01T00:00:00Z'::timestamptz), tag)
  where state = 'blocked';
create index address_blocked_by_category on address (coalesce(category, ''), tag)
  where state = 'blocked';
create index address_blocked_by_fault on address (coalesce(fault, ''), tag)
  where state = 'blocked';
create index address_blocked_by_status on address (coalesce(status, ''), tag)
  where state = 'blocked';
drop index address_blocked_newest;               -- address_blocked_by_time serves it
create index address_by_address on address (coalesce(email, ''), tag);
create index address_by_domain on address (coalesce(domain, ''), tag);

-- ---------------------------------------------------------------- orders of the bounces

create index bounce_event_by_kind on bounce_event (kind, id);
create index bounce_event_by_verdict on bounce_event (coalesce(verdict, ''), id);
create index bounce_event_by_category on bounce_event (category, id);
create index bounce_event_by_fault on bounce_event (fault, id);
create index bounce_event_by_status on bounce_event (coalesce(status, ''), id);
create index bounce_event_by_mailing on bounce_event (coalesce(mailing_id, '-1'::bigint), id);
