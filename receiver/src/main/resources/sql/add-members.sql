-- An address that is being deleted is waited for, in the order of tags, and then not there.
with known as (select tag
                 from address
                where tag = any (:tag::bigint[])
                order by tag
                  for key share)
insert into collection_member (collection_id, tag, added_at)
select :collection, tag, :at::timestamptz
  from known
 order by tag
on conflict do nothing
