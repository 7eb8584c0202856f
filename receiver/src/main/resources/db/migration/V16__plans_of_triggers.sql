-- Statements of triggers keep the plan they got first, whatever a table has grown to since: one that was made
-- when there was no blocked address read all of them for each batch of bounces, 1.5 ms a bounce with 40,000.

-- Addresses are taken off the list only when some are to be; then with a plan for the table as it is.
create function unlist_addresses() returns trigger language plpgsql as $$
begin
  if exists (select from gone where state = 'blocked') then
    execute 'delete from blocked_address b
              using (select tag from gone where state = ''blocked''
                     except all
                     select tag from come where state = ''blocked'') a
              where b.tag = a.tag';
  end if;
  return null;
end
$$;
create trigger addresses_change_unlisted after update on address
  referencing old table as gone new table as come
  for each statement execute function unlist_addresses();

create or replace function list_blocked_addresses() returns trigger language plpgsql as $$
begin
  insert into blocked_address as known
         (tag, email, domain, contact_id, cause, blocked_at, bounces, last_bounce_at,
          last_bounce_id, verdict, category, fault, status, diagnostic)
  select tag, email, domain, contact_id, cause, blocked_at, bounces, last_bounce_at,
         last_bounce_id, verdict, category, fault, status, diagnostic
    from come
   where state = 'blocked'
   order by tag
  on conflict (tag) do update
     set email          = excluded.email,
         domain         = excluded.domain,
         contact_id     = excluded.contact_id,
         cause          = excluded.cause,
         blocked_at     = excluded.blocked_at,
         bounces        = excluded.bounces,
         last_bounce_at = excluded.last_bounce_at,
         last_bounce_id = excluded.last_bounce_id,
         verdict        = excluded.verdict,
         category       = excluded.category,
         fault          = excluded.fault,
         status         = excluded.status,
         diagnostic     = excluded.diagnostic;
  return null;
end
$$;

create or replace function unlist_blocked_addresses() returns trigger language plpgsql as $$
begin
  execute 'delete from blocked_address b using gone a where b.tag = a.tag';
  return null;
end
$$;

-- A function in SQL is planned anew by each statement that calls it, which took longer than all the rest of
-- that statement; one in PL/pgSQL once. And it is asked once for each server, not thrice for each bounce.
create or replace function provider_of(host text) returns text
  language plpgsql immutable parallel safe as $$
declare
  name constant text := rtrim(lower(host), '.');
begin
  return case
           when length(name) > 255 or name !~ '^([a-z0-9_-]+\.)+[a-z][a-z0-9-]*$' then null
           when name ~ '\.(ac|co|com|edu|go|gov|ne|net|or|org)\.[a-z]{2}$'
             then substring(name from '[^.]+\.[^.]+\.[^.]+$')
           else substring(name from '[^.]+\.[^.]+$')
         end;
end
$$;

create or replace function tally_providers() returns trigger language plpgsql as $$
begin
  insert into provider_tally (received_at, provider, verdict, rows)
  select day, provider, verdict, sum(rows)
    from (select day, provider_of(remote_mta) as provider, verdict, rows
            from (select date_trunc('day', received_at, 'UTC') as day, remote_mta, verdict,
                         count(*) as rows
                    from come
                   where kind = 'bounce' and remote_mta is not null
                   group by 1, 2, 3) server
          offset 0) known
   where provider is not null
   group by 1, 2, 3;
  return null;
end
$$;
