-- Addresses that nobody is known behind get a contact, to mark it.
with needy as (
  select tag, nextval(pg_get_serial_sequence('contact', 'id')) as contact
    from address
   where tag = any (:tag::bigint[])
     and contact_id is null
), made as (
  insert into contact (id, created_at)
  overriding system value
  select contact, :at::timestamptz
    from needy
)
update address a
   set contact_id = needy.contact
  from needy
 where a.tag = needy.tag
