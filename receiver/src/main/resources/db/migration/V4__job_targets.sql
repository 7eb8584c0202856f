-- What jobs work on, and what stays of addresses that were deleted for good.

create table job_target (
  job_id  bigint not null,                       -- no foreign key: it would be checked for every row
  tag     bigint not null,                       -- an address that the job is for
  primary key (job_id, tag)
);
comment on table job_target is 'Addresses of jobs that are not over. Made in one go, so that a filter is asked once.';

alter table job add column peer inet;            -- where the request came from

alter table address_transition
  add column reason text,                        -- given by who did it by hand
  alter column tag drop not null;                -- null once the address was deleted for good

create table mailing_erased (
  mailing_id    bigint primary key,
  recipients    bigint not null,
  sent          bigint not null,
  delivered     bigint not null,
  opened        bigint not null,
  bounced_hard  bigint not null,
  bounced_soft  bigint not null,
  complained    bigint not null
);
comment on table mailing_erased is 'What recipients that were deleted for good add to the totals of a mailing.';

-- Addresses that stand in reports about others are found when they are deleted. Whom a report names
-- is in the first index, by a hash to keep it small; whom it says was mailed, where that is somebody
-- else, in the second.
create index bounce_event_naming on bounce_event
  (hashtextextended(lower(coalesce(final_recipient, original_recipient)), 0))
  where coalesce(final_recipient, original_recipient) is not null;
create index bounce_event_naming_original on bounce_event (lower(original_recipient))
  where original_recipient is distinct from final_recipient;
