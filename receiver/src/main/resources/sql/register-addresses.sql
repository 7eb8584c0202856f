insert into address as known (tag, email, first_seen_at)
select tag, email, :at::timestamptz
  from unnest(:tags::bigint[], :emails::text[]) as minted (tag, email)
 order by tag
on conflict (tag) do update
   set email = excluded.email
 where known.email is null
