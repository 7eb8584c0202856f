-- Whoever signed in to the console: a key with which a browser need not be trusted.

create table console_session (
  hash        bytea primary key,                 -- SHA-256 of the cookie; the cookie itself is never kept
  key_id      bigint not null references api_key on delete cascade,
  began_at    timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz not null               -- noted once a minute
);
create index console_session_over on console_session (expires_at);
comment on table console_session is 'Lets in for as long as its key does, and no longer than expires_at.';
