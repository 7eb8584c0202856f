-- Blocked addresses in a table of their own, with the indexes of their orders. In the table of all
-- addresses these moved with every bounce: a row whose indexed columns change is written anew into
-- every index. Now a bounce changes an address in place, clearing the bounce flag only takes rows
-- away, and the orders are of few rows.

create sequence blocked_address_number;
create table blocked_address (
  tag             bigint primary key,            -- the address
  number          bigint not null default nextval('blocked_address_number'), -- in the order of blocking
  email           text,
  domain          text,
  contact_id      bigint,
  cause           text,
  blocked_at      timestamptz,
  bounces         integer not null,
  last_bounce_at  timestamptz,
  last_bounce_id  bigint,
  verdict         text,
  category        text,
  fault           text,
  status          text,
  diagnostic      text
);
comment on table blocked_address is 'Derived: the blocked ones among the addresses, for their list.';
alter sequence blocked_address_number owned by blocked_address.number;

create function list_blocked_addresses() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from blocked_address b
     using come a
     where b.tag = a.tag
       and a.state <> 'blocked';
  end if;
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
create trigger addresses_list_come after insert on address
  referencing new table as come for each statement execute function list_blocked_addresses();
create trigger addresses_list_change after update on address
  referencing new table as come for each statement execute function list_blocked_addresses();

create function unlist_blocked_addresses() returns trigger language plpgsql as $$
begin
  delete from blocked_address b
   using gone a
   where b.tag = a.tag;
  return null;
end
$$;
create trigger addresses_list_go after delete on address
  referencing old table as gone for each statement execute function unlist_blocked_addresses();

drop index address_blocked_by_address;
drop index address_blocked_by_bounces;
drop index address_blocked_by_category;
drop index address_blocked_by_cause;
drop index address_blocked_by_contact;
drop index address_blocked_by_diagnostic;
drop index address_blocked_by_domain;
drop index address_blocked_by_fault;
drop index address_blocked_by_last_bounce;
drop index address_blocked_by_status;
drop index address_blocked_by_time;
drop index address_blocked_by_verdict;
drop index address_by_cause;
drop index address_by_state;

-- What is not blocked has no time of blocking, so that orders by it need not look at all addresses.
update address
   set blocked_at = null
 where state <> 'blocked'
   and blocked_at is not null;

insert into blocked_address
       (tag, email, domain, contact_id, cause, blocked_at, bounces, last_bounce_at,
        last_bounce_id, verdict, category, fault, status, diagnostic)
select tag, email, domain, contact_id, cause, blocked_at, bounces, last_bounce_at,
       last_bounce_id, verdict, category, fault, status, diagnostic
  from address
 where state = 'blocked'
 order by blocked_at, tag;

-- Rows that are alike stand in the order of blocking: new ones come to the end of what is alike.
create unique index blocked_address_by_number on blocked_address (number);
create index blocked_address_by_address on blocked_address (coalesce(email, ''), number);
create index blocked_address_by_domain on blocked_address (coalesce(domain, ''), number);
create index blocked_address_by_contact on blocked_address
  (coalesce(contact_id, '-1'::bigint), number);
create index blocked_address_of_contact on blocked_address (contact_id)
  where contact_id is not null;
create index blocked_address_by_cause on blocked_address (coalesce(cause, ''), number);
create index blocked_address_by_time on blocked_address
  (coalesce(blocked_at, '0001-01-01T00:00:00Z'::timestamptz), number);
create index blocked_address_by_bounces on blocked_address ((bounces::bigint), number);
create index blocked_address_by_last_bounce on blocked_address
  (coalesce(last_bounce_at, '0001-01-01T00:00:00Z'::timestamptz), number);
create index blocked_address_by_verdict on blocked_address (coalesce(verdict, ''), number);
create index blocked_address_by_category on blocked_address (coalesce(category, ''), number);
create index blocked_address_by_fault on blocked_address (coalesce(fault, ''), number);
create index blocked_address_by_status on blocked_address (coalesce(status, ''), number);
create index blocked_address_by_diagnostic on blocked_address
  (coalesce(left(diagnostic, 100), ''), number);
analyze blocked_address;
