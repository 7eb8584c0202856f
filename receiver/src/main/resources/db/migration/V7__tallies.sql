-- How many there are of everything that has few values: so that totals, groups and the overview never
-- read the rows themselves. A statement that changes rows appends what it adds and takes away, in its
-- own transaction and without waiting for anybody; the housekeeping adds up what lies together.

create table bounce_tally (
  received_at    timestamptz not null,           -- the beginning of the day, in UTC
  mailing_id     bigint,
  kind           text not null,
  verdict        text,
  category       text not null,
  fault          text not null,
  status         text,
  reply_code     smallint,
  reporting_mta  text,
  counted        boolean not null,
  added          boolean not null default false, -- the housekeeping has added it up
  rows           bigint not null                 -- below zero in what was taken away
);
create index bounce_tally_by_day on bounce_tally (received_at);
comment on table bounce_tally is 'Derived: the sum of rows is how many bounce events there are of this kind.';

create table recipient_tally (
  mailing_id  bigint not null,
  sent        boolean not null,
  delivered   boolean not null,
  opened      boolean not null,
  bounced     boolean not null,
  complained  boolean not null,
  verdict     text,
  category    text,
  fault       text,
  state       text,                              -- of the address; null of addresses deleted for good
  cause       text,
  added       boolean not null default false,
  rows        bigint not null                    -- below zero in what was taken away
);
create index recipient_tally_of_mailing on recipient_tally (mailing_id);
comment on table recipient_tally is 'Derived: the sum of rows is how many recipients of a mailing are like this.';

-- ---------------------------------------------------------------- bounces come, and lose names
-- Parts that are dropped go without a trigger: the housekeeping drops their days here too.

create function tally_bounces() returns trigger language plpgsql as $$
begin
  insert into bounce_tally (received_at, mailing_id, kind, verdict, category, fault, status,
                            reply_code, reporting_mta, counted, rows)
  select date_trunc('day', received_at, 'UTC'), mailing_id, kind, verdict, category, fault, status,
         reply_code, reporting_mta, counted, count(*)
    from come
   group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
  return null;
end
$$;
create trigger bounces_come after insert on bounce_event
  referencing new table as come for each statement execute function tally_bounces();

create function tally_changed_bounces() returns trigger language plpgsql as $$
begin
  insert into bounce_tally (received_at, mailing_id, kind, verdict, category, fault, status,
                            reply_code, reporting_mta, counted, rows)
  select date_trunc('day', received_at, 'UTC'), mailing_id, kind, verdict, category, fault, status,
         reply_code, reporting_mta, counted, sum(sign)
    from (select *, -1 as sign from gone
          union all
          select *, 1 from come) side
   group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
  having sum(sign) <> 0;
  return null;
end
$$;
create trigger bounces_change after update on bounce_event
  referencing old table as gone new table as come
  for each statement execute function tally_changed_bounces();

-- ---------------------------------------------------------------- recipients come, change and go
-- Whoever writes a recipient holds a lock on its address, so the address stands still meanwhile.

create function tally_recipients() returns trigger language plpgsql as $$
begin
  if tg_op in ('UPDATE', 'DELETE') then
    insert into recipient_tally (mailing_id, sent, delivered, opened, bounced, complained, verdict,
                                 category, fault, state, cause, rows)
    select r.mailing_id, r.sent_at is not null, r.delivered_at is not null,
           r.opened_at is not null, r.bounced_at is not null, r.complained_at is not null,
           r.verdict, r.category, r.fault, coalesce(a.state, 'usable'), a.cause, -count(*)
      from gone r
      left join address a on a.tag = r.tag
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  end if;
  if tg_op in ('UPDATE', 'INSERT') then
    insert into recipient_tally (mailing_id, sent, delivered, opened, bounced, complained, verdict,
                                 category, fault, state, cause, rows)
    select r.mailing_id, r.sent_at is not null, r.delivered_at is not null,
           r.opened_at is not null, r.bounced_at is not null, r.complained_at is not null,
           r.verdict, r.category, r.fault, coalesce(a.state, 'usable'), a.cause, count(*)
      from come r
      left join address a on a.tag = r.tag
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  end if;
  return null;
end
$$;
create trigger recipients_come after insert on mailing_recipient
  referencing new table as come for each statement execute function tally_recipients();
create trigger recipients_change after update on mailing_recipient
  referencing old table as gone new table as come
  for each statement execute function tally_recipients();
create trigger recipients_go after delete on mailing_recipient
  referencing old table as gone for each statement execute function tally_recipients();

create function tally_address_states() returns trigger language plpgsql as $$
begin
  insert into recipient_tally (mailing_id, sent, delivered, opened, bounced, complained, verdict,
                               category, fault, state, cause, rows)
  select r.mailing_id, r.sent_at is not null, r.delivered_at is not null,
         r.opened_at is not null, r.bounced_at is not null, r.complained_at is not null,
         r.verdict, r.category, r.fault, moved.state, moved.cause, sum(moved.sign)
    from (select tag, state, cause, sum(sign) as sign
            from (select tag, state, cause, -1 as sign from gone
                  union all
                  select tag, state, cause, 1 from come) side
           group by tag, state, cause
          having sum(sign) <> 0) moved
    join mailing_recipient r on r.tag = moved.tag
   group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  return null;
end
$$;
create trigger addresses_change after update on address
  referencing old table as gone new table as come
  for each statement execute function tally_address_states();

-- ---------------------------------------------------------------- what there is already

insert into bounce_tally (received_at, mailing_id, kind, verdict, category, fault, status,
                          reply_code, reporting_mta, counted, rows)
select date_trunc('day', received_at, 'UTC'), mailing_id, kind, verdict, category, fault, status,
       reply_code, reporting_mta, counted, count(*)
  from bounce_event
 group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;

insert into recipient_tally (mailing_id, sent, delivered, opened, bounced, complained, verdict,
                             category, fault, state, cause, rows)
select r.mailing_id, r.sent_at is not null, r.delivered_at is not null,
       r.opened_at is not null, r.bounced_at is not null, r.complained_at is not null,
       r.verdict, r.category, r.fault, coalesce(a.state, 'usable'), a.cause, count(*)
  from mailing_recipient r
  left join address a on a.tag = r.tag
 group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;

-- Recipients that were deleted for good stay in the totals, with no state. How they were sent and
-- opened at once was not kept: each total is right by itself.
insert into recipient_tally (mailing_id, sent, delivered, opened, bounced, complained, verdict, rows)
select e.mailing_id, n.sent, n.delivered, n.opened, n.bounced, n.complained, n.verdict, n.rows
  from mailing_erased e
 cross join lateral
       (values (true,  false, false, false, false, null,   e.sent),
               (false, true,  false, false, false, null,   e.delivered),
               (false, false, true,  false, false, null,   e.opened),
               (false, false, false, true,  false, 'hard', e.bounced_hard),
               (false, false, false, true,  false, 'soft', e.bounced_soft),
               (false, false, false, false, true,  null,   e.complained),
               (false, false, false, false, false, null,
                e.recipients - e.sent - e.delivered - e.opened - e.bounced_hard - e.bounced_soft
                  - e.complained))
         as n (sent, delivered, opened, bounced, complained, verdict, rows)
 where n.rows <> 0;
drop table mailing_erased;
