-- A name without a key: the contact of the address gets it, and is made when there is none.
with registered as (
  select r.tag, r.name, a.contact_id
    from unnest(:tags::bigint[], :names::text[]) as r (tag, name)
    join address a on a.tag = r.tag
), renamed as (
  update contact
     set name = registered.name
    from registered
   where contact.id = registered.contact_id
     and contact.key is null
     and contact.name is distinct from registered.name
), fresh as (
  select tag, name, nextval(pg_get_serial_sequence('contact', 'id')) as id
    from registered
   where contact_id is null
), made as (
  insert into contact (id, name, created_at) overriding system value
  select id, name, :at::timestamptz from fresh
  returning id
)
update address
   set contact_id = fresh.id
  from fresh
  join made on made.id = fresh.id
 where address.tag = fresh.tag
