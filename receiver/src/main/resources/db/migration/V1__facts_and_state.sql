-- Facts are only ever added: message, message_raw, bounce_event, address_transition.
-- State is derived from them and can be rebuilt: address, mailing_recipient.
-- Facts that grow with time are partitioned by it and dropped by partition. The partitions
-- are made by the housekeeping, ahead of time; the default partitions below take what comes
-- when it could not, so that no clock and no forgotten housekeeping ever refuses an insert.

-- ---------------------------------------------------------------- who and which

create table mailing (
  id          bigint primary key check (id > 0 and id < 1099511627776), -- 40 bits in a return path
  name        text unique,                       -- how a classic VERP dialect calls it
  created_at  timestamptz not null
);
comment on table mailing is 'One sending run. Made by the sender, or by the first bounce that names it.';

-- Numbers for mailings that come by name; far above those that senders choose for themselves.
create sequence mailing_number start 900000000000;

create table address (
  tag             bigint primary key,            -- first 64 bits of SHA-256 of the normal form
  email           text,                          -- normal form; null while only its tag is known
  domain          text generated always as (substring(email from '@([^@]*)$')) stored,
  state           text not null default 'usable',
  bounces         integer not null default 0,    -- counted since the bounce flag was cleared
  consecutive     integer not null default 0,    -- counted since the last sign of life
  cause           text,                          -- why it is blocked
  blocked_at      timestamptz,
  last_bounce_at  timestamptz,
  last_bounce_id  bigint,
  cleared_at      timestamptz,                   -- the bounce flag was last cleared; older bounces are forgiven
  first_seen_at   timestamptz not null
) with (fillfactor = 80);                        -- counters are updated in place
create unique index address_by_email on address (email) where email is not null;
create index address_blocked_newest on address (blocked_at desc, tag desc) where state = 'blocked';
comment on table address is 'Derived: how each address stands. Rows are found by tag, never by scanning.';

create table mailing_recipient (
  mailing_id      bigint not null,               -- made before, in the same transaction; a foreign
                                                 -- key would lock the mailing once for every bounce
  tag             bigint not null,               -- the address
  minted_at       timestamptz,                   -- a return path was made for it
  bounced_at      timestamptz,                   -- first counted bounce of this mailing: its one vote
  last_event_id   bigint,                        -- the newest bounce_event
  verdict         text,                          -- of the newest bounce
  category        text,
  fault           text,
  complained_at   timestamptz,
  primary key (mailing_id, tag)
) with (fillfactor = 80);
create index mailing_recipient_by_address on mailing_recipient (tag, mailing_id);
comment on table mailing_recipient is 'Derived: what became of one mailing at one address.';

-- ---------------------------------------------------------------- facts

create sequence message_id cache 1;
create sequence bounce_event_id cache 1;

-- The exactly-once key. Not partitioned, so that it is unique over all time it is kept.
create table intake_key (
  fingerprint  bytea primary key,                -- SHA-256 over return path and message without trace fields
  message_id   bigint not null,
  received_at  timestamptz not null
);
create index intake_key_oldest on intake_key using brin (received_at);

create table message (
  id            bigint not null,
  received_at   timestamptz not null,
  return_path   text not null,                   -- the envelope recipient, as received
  dialect       text not null,                   -- how the return path was read; 'role' for postmaster and abuse
  trusted       boolean not null,                -- whether that dialect may change an address
  mailing_id    bigint,
  tag           bigint,                          -- the recipient of record
  sender        text not null,                   -- '<>' or an address in brackets
  peer          inet not null,
  helo          text not null,
  session_id    text not null,
  kind          text not null,
  format        text not null,
  size          integer not null,                -- bytes as received
  fingerprint   bytea not null,
  primary key (id, received_at)
) partition by range (received_at);
create index message_newest on message (received_at desc, id desc);

create table message_raw (
  message_id    bigint not null,
  received_at   timestamptz not null,
  content       bytea not null,                  -- deflated (RFC 1951)
  primary key (message_id, received_at)
) partition by range (received_at);
alter table message_raw alter column content set storage external;

create table bounce_event (
  id                  bigint not null,
  received_at         timestamptz not null,
  message_id          bigint not null,
  mailing_id          bigint,
  tag                 bigint,                    -- the recipient of record; null when nobody could be named
  foreign_recipient   boolean not null,          -- the report names somebody else than the return path
  kind                text not null,
  verdict             text,
  category            text not null,
  fault               text not null,
  status              text,                      -- enhanced status code
  reply_code          smallint,
  diagnostic          text not null,
  remote_mta          text,
  reporting_mta       text,
  original_recipient  text,                      -- as the report has it
  final_recipient     text,
  rule                text not null,
  rule_pack           text not null,
  field               text not null,             -- where the evidence stood
  evidence            text not null,
  weighed             jsonb not null,            -- what else spoke and lost
  counted             boolean not null,
  not_counted         text,                      -- why not
  primary key (id, received_at)
) partition by range (received_at);
create index bounce_event_newest on bounce_event (received_at desc, id desc);
create index bounce_event_of_address on bounce_event (tag, received_at desc, id desc);
create index bounce_event_of_mailing on bounce_event (mailing_id, received_at desc, id desc);
create index bounce_event_of_message on bounce_event (message_id);

create sequence address_transition_id cache 1;

create table address_transition (
  id              bigint not null default nextval('address_transition_id'),
  at              timestamptz not null,
  tag             bigint not null,
  state_before    text not null,
  state_after     text not null,
  cause           text not null,
  bounce_id       bigint,                        -- the bounce that caused it
  actor           text not null,                 -- 'policy', or who did it by hand
  primary key (id, at)
) partition by range (at);
create index address_transition_of_address on address_transition (tag, at desc);

create table message_default            partition of message            default;
create table message_raw_default        partition of message_raw        default;
create table bounce_event_default       partition of bounce_event       default;
create table address_transition_default partition of address_transition default;

-- ---------------------------------------------------------------- running it

create table setting (
  name   text primary key,
  value  jsonb not null
);

create table api_key (
  id            bigint generated always as identity primary key,
  name          text not null,
  role          text not null check (role in ('read', 'manage', 'send', 'admin')),
  hash          bytea not null unique,           -- SHA-256 of the key; the key itself is never kept
  created_at    timestamptz not null,
  expires_at    timestamptz,
  revoked_at    timestamptz,
  last_used_at  timestamptz
);
