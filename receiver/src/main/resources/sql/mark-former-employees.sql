with theirs as (
  select tag, contact_id
    from address
   where tag = any (:tag::bigint[])
), leaving as (
  select id
    from contact
   where id = any (array(select contact_id from theirs))
     and former_employee_at is null
   order by id
     for update
), marked as (
  update contact c
     set former_employee_at = :at::timestamptz
    from leaving
   where c.id = leaving.id
)
select count(*)
  from theirs
 where contact_id = any (array(select id from leaving))
