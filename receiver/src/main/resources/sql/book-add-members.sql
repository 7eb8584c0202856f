-- An address that is being deleted is waited for, in the order of tags, and then not there.
with known as (
  select tag
    from address
   where tag = any (:tags::bigint[])
   order by tag
     for key share
), added as (
  insert into collection_member (collection_id, tag, added_at)
  select :collection, tag, :at::timestamptz
    from known
  on conflict do nothing
  returning tag
)
select (select count(*) from known) as known,
       (select count(*) from added) as added
