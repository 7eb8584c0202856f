-- The change feed (ADR 12): what came back, what was blocked, freed and deleted, in an order that a reader can
-- follow. Each row of it knows its place: the number of its transaction, or a later one that had ended by then.
-- A reader takes rows only whose place lies before every transaction that is still under way, so that
-- none can come in behind it. Rows from before have no place, and are in no feed.

create table address_deletion (
  id          bigint primary key default nextval('address_transition_id'), -- in one order with the transitions
  at          timestamptz not null,
  tag         bigint                             -- for a month, so that those who follow the feed hear of it
);
create index address_deletion_by_time on address_deletion (at);
comment on table address_deletion is 'That an address was deleted for good, for the feed; see ADR 9.';

-- The place of a row that tells how an address stands: its writer holds the lock of the address, so whoever held
-- it before has ended, and has no later place. Its own transaction may have begun long ago.
create function feed_place() returns xid8 language sql volatile as $$
  select greatest(pg_current_xact_id(),
                  (pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1)::text::xid8)
$$;

-- Begins the feed: now, and again after the tables were restored into another cluster, where the numbers of
-- transactions are lower and new rows would stand among the old.
create function begin_change_feed() returns void language plpgsql as $$
begin
  alter table bounce_event drop column if exists feed_place;
  alter table address_transition drop column if exists feed_place;
  alter table address_deletion drop column if exists feed_place;
  -- Without a default at first: a column that is empty needs no row written anew.
  alter table bounce_event add column feed_place xid8;
  alter table address_transition add column feed_place xid8;
  alter table address_deletion add column feed_place xid8;
  alter table bounce_event alter column feed_place set default pg_current_xact_id();
  alter table address_transition alter column feed_place set default feed_place();
  alter table address_deletion alter column feed_place set default feed_place();
  create index bounce_event_in_feed on bounce_event (feed_place, id)
    where feed_place is not null and kind in ('bounce', 'complaint');
  create index address_transition_in_feed on address_transition (feed_place, id)
    where feed_place is not null;
  create index address_deletion_in_feed on address_deletion (feed_place, id)
    where feed_place is not null;
end
$$;
select begin_change_feed();
