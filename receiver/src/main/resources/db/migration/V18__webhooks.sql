-- Webhooks: each is a place in the change feed and what became of the attempts to go on from there.

create table webhook (
  id               bigint generated always as identity primary key,
  url              text not null,
  kinds            text[] not null,              -- of changes
  off_because      text,                         -- admin, gone, failed, cursor_lost; null while it is on
  secret           bytea not null,               -- it signs, so it has to be kept as it is
  former_secret    bytea,                        -- signs as well, until everybody knows the new one
  former_until     timestamptz,
  cursor           text,                         -- the last change that was dealt with; null: none
  attempts         integer not null default 0,   -- that failed, of the next one
  next_attempt_at  timestamptz not null,
  leased_until     timestamptz,                  -- a daemon delivers
  lease            uuid,
  created_at       timestamptz not null
);
comment on table webhook is 'Who is told of changes. The feed itself is the outbox.';

create table webhook_delivery (
  id          bigint generated always as identity primary key,
  webhook_id  bigint not null references webhook on delete cascade,
  at          timestamptz not null,
  message     text not null,                     -- the webhook-id
  kind        text not null,
  cursor      text,                              -- of the change before it: where a replay begins
  attempt     integer not null,
  status      integer,                           -- of the answer; null when there was none
  failure     text                               -- why; null when it was delivered
);
create index webhook_delivery_newest on webhook_delivery (webhook_id, id);
create index webhook_delivery_by_time on webhook_delivery (at);
comment on table webhook_delivery is 'Every attempt, for 30 days. No mail address is in it.';
