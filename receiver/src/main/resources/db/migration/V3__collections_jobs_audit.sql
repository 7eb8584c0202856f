-- What admins collect, what runs on their behalf, and who did what.

create table collection (
  id          bigint generated always as identity primary key,
  kind        text not null check (kind in ('selection', 'project')),
  name        text not null,
  created_at  timestamptz not null,
  unique (kind, name)
);
comment on table collection is 'A named set of addresses: a selection or a project.';
create index collection_by_name on collection (kind, lower(name));

create table collection_member (
  collection_id  bigint not null references collection on delete cascade,
  tag            bigint not null,                -- the address
  added_at       timestamptz not null,
  primary key (collection_id, tag)
);
create index collection_member_by_address on collection_member (tag);

create table job (
  id               bigint generated always as identity primary key,
  action           text not null,                -- what it does: 'clear', 'delete', 'export' ...
  request          jsonb not null,               -- everything it needs to run again from the start
  state            text not null default 'waiting'
                   check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  total            bigint not null default 0,    -- addresses it is for
  done             bigint not null default 0,    -- addresses it has dealt with
  changed          bigint not null default 0,    -- addresses that are not as they were
  place            bigint,                       -- the last tag it dealt with: where it goes on
  result           jsonb,
  failure          text,                         -- why it failed, for people
  cancel           boolean not null default false,
  idempotency_key  text,
  fingerprint      bytea,                        -- of the request that came with the key
  actor            text not null,
  created_at       timestamptz not null,
  started_at       timestamptz,
  ended_at         timestamptz,
  leased_until     timestamptz                   -- a daemon works on it and says so until then
);
create unique index job_by_idempotency_key on job (actor, idempotency_key)
  where idempotency_key is not null;
create index job_open on job (id) where state in ('waiting', 'running');
comment on table job is 'Work on many addresses. Taken by one daemon at a time; goes on after a restart.';

create table audit (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  actor   text not null,                         -- the name of the key
  peer    inet,                                  -- where the request came from
  action  text not null,
  object  text not null,                         -- what it was done to, without addresses
  count   bigint not null,                       -- how many
  detail  jsonb not null default '{}'            -- before and after, reasons
);
create index audit_newest on audit (at desc, id desc);
comment on table audit is 'Every change by a person or a program, and never an address.';
