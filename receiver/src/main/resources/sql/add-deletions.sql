-- Under the lock of the addresses, before they go.
insert into address_deletion (at, tag)
select :at::timestamptz, tag
  from address
 where tag = any (:tag::bigint[])
 order by tag
