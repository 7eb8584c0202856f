-- The raw message holds the address wherever it was named; the envelope only where it was meant.
with named as (
  select distinct id, received_at::timestamptz as received_at
    from unnest(:id::bigint[], :received_at::text[]) as named (id, received_at)
), raw as (
  delete from message_raw r
   using named
   where r.message_id = named.id
     and r.received_at = named.received_at
)
update message m
   set tag         = null,
       return_path = '',
       sender      = case when m.sender = '<>' then m.sender else '' end
  from named
 where m.id = named.id
   and m.received_at = named.received_at
   and m.tag = any (:tag::bigint[])
