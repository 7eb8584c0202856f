-- Lists of addresses that another tool mails no more: read and counted first, and blocked by a job when somebody
-- says so. What was read is kept until then, for a day at most.

create table import (
  id               bigint generated always as identity primary key,
  source           text not null,                -- where the list is from, for people
  format           text not null,
  actor            text not null,
  created_at       timestamptz not null,
  checked_at       timestamptz,                  -- it was read to its end; null before
  entries          bigint not null default 0,
  bad              bigint not null default 0,    -- that could not be read
  duplicates       bigint not null default 0,    -- of entries before them
  left_out         text[] not null default '{}', -- of kinds that are not blocked for: kind and number in turn
  complaints       bigint not null default 0,
  would_block      bigint not null default 0,    -- as things stood when it was checked
  would_change     bigint not null default 0,    -- blocked, and will be for a complaint
  blocked_already  bigint not null default 0,
  job_id           bigint                        -- that blocks, or did
);
comment on table import is 'A suppression list of another tool. Changes nothing until it is started.';

create table import_row (
  import_id  bigint not null,                    -- no foreign key: it would be checked for every row
  tag        bigint not null,
  email      text not null,
  kind       text not null,
  reason     text not null,                      -- where it is from, what is said there, and since when
  primary key (import_id, tag)
);
comment on table import_row is 'Addresses of imports that are not over, once each; a job takes them away as it goes.';

create table import_fault (
  import_id  bigint not null,
  line       bigint not null,
  problem    text not null,
  remedy     text not null
);
create index import_fault_of_import on import_fault (import_id, line);
comment on table import_fault is 'The first lines that could not be read. Nothing of what stands in them.';
