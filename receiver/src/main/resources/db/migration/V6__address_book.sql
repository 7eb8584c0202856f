-- Corrected addresses, and the orders of contacts, selections, projects and their members.

alter table address
  add column corrected_at  timestamptz,          -- its contact has another address in its place
  add column corrected_to  bigint references address on delete set null;
create index address_corrected_to on address (corrected_to) where corrected_to is not null;

drop index contact_by_name;
create index contact_by_name on contact (coalesce(name, ''), id);
create index contact_by_key on contact (coalesce(key, ''), id);

create index collection_member_by_time on collection_member (collection_id, added_at, tag);

-- Counted as members come and go, whoever adds or removes them: one update a statement.
alter table collection add column members bigint not null default 0;
update collection n
   set members = (select count(*) from collection_member m where m.collection_id = n.id);
create index collection_by_members on collection (kind, members, id);

create function count_members() returns trigger language plpgsql as $$
begin
  -- In the order of numbers, so that two that change several collections wait and do not lock up.
  perform 1
     from collection
    where id in (select collection_id from changed)
    order by id
      for no key update;
  update collection n
     set members = n.members + case tg_op when 'INSERT' then c.rows else -c.rows end
    from (select collection_id, count(*) as rows from changed group by collection_id) c
   where n.id = c.collection_id;
  return null;
end
$$;
create trigger members_come after insert on collection_member
  referencing new table as changed for each statement execute function count_members();
create trigger members_go after delete on collection_member
  referencing old table as changed for each statement execute function count_members();
