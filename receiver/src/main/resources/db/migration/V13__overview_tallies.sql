-- What the overview shows of days: bounces by the provider that refused them, and blocks. In the manner of
-- the tallies before: appended to by statements, added up by the housekeeping.

-- Who runs a server: the end of its name under which somebody registers a domain, as far as that can be told
-- without a list. Nothing for what is no host name, such as an IP number.
create function provider_of(host text) returns text language sql immutable parallel safe as $$
  select case
           when name !~ '^([a-z0-9_-]+\.)+[a-z][a-z0-9-]*$' then null
           when name ~ '\.(ac|co|com|edu|go|gov|ne|net|or|org)\.[a-z]{2}$'
             then substring(name from '[^.]+\.[^.]+\.[^.]+$')
           else substring(name from '[^.]+\.[^.]+$')
         end
    from (select rtrim(lower(host), '.') as name) n
   where length(name) <= 255
$$;

create table provider_tally (
  received_at  timestamptz not null,             -- the beginning of the day, in UTC
  provider     text not null,
  verdict      text,
  added        boolean not null default false,   -- the housekeeping has added it up
  rows         bigint not null                   -- below zero in what was taken away
);
create index provider_tally_by_day on provider_tally (received_at);
comment on table provider_tally is 'Derived: the sum of rows is how many bounces a provider''s servers caused.';

create table block_tally (
  blocked_at  timestamptz not null,              -- the beginning of the day, in UTC
  added       boolean not null default false,    -- the housekeeping has added it up
  rows        bigint not null
);
create index block_tally_by_day on block_tally (blocked_at);
comment on table block_tally is 'Derived: the sum of rows is how many addresses became blocked.';

create function tally_providers() returns trigger language plpgsql as $$
begin
  insert into provider_tally (received_at, provider, verdict, rows)
  select date_trunc('day', received_at, 'UTC'), provider_of(remote_mta), verdict, count(*)
    from come
   where kind = 'bounce' and provider_of(remote_mta) is not null
   group by 1, 2, 3;
  return null;
end
$$;
create trigger bounces_come_of_providers after insert on bounce_event
  referencing new table as come for each statement execute function tally_providers();

create function tally_changed_providers() returns trigger language plpgsql as $$
begin
  insert into provider_tally (received_at, provider, verdict, rows)
  select date_trunc('day', received_at, 'UTC'), provider_of(remote_mta), verdict, sum(sign)
    from (select received_at, kind, remote_mta, verdict, -1 as sign from gone
          union all
          select received_at, kind, remote_mta, verdict, 1 from come) side
   where kind = 'bounce' and provider_of(remote_mta) is not null
   group by 1, 2, 3
  having sum(sign) <> 0;
  return null;
end
$$;
create trigger bounces_change_of_providers after update on bounce_event
  referencing old table as gone new table as come
  for each statement execute function tally_changed_providers();

-- Changes of addresses are never changed but for what they name.
create function tally_blocks() returns trigger language plpgsql as $$
begin
  insert into block_tally (blocked_at, rows)
  select date_trunc('day', at, 'UTC'), count(*)
    from come
   where state_after = 'blocked' and state_before <> 'blocked'
   group by 1;
  return null;
end
$$;
create trigger transitions_come after insert on address_transition
  referencing new table as come for each statement execute function tally_blocks();

insert into provider_tally (received_at, provider, verdict, rows)
select date_trunc('day', received_at, 'UTC'), provider_of(remote_mta), verdict, count(*)
  from bounce_event
 where kind = 'bounce' and provider_of(remote_mta) is not null
 group by 1, 2, 3;

insert into block_tally (blocked_at, rows)
select date_trunc('day', at, 'UTC'), count(*)
  from address_transition
 where state_after = 'blocked' and state_before <> 'blocked'
 group by 1;

-- The latest mailings, whatever their numbers.
create index mailing_newest on mailing (created_at, id);
