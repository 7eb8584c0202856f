insert into mailing_recipient as known (mailing_id, tag, minted_at, recipient_key)
select :mailing, tag, :at::timestamptz, recipient_key
  from unnest(:tags::bigint[], :recipient_keys::text[]) as registered (tag, recipient_key)
 order by tag
on conflict (mailing_id, tag) do update
   set minted_at     = coalesce(known.minted_at, excluded.minted_at),
       recipient_key = coalesce(excluded.recipient_key, known.recipient_key)
 where known.minted_at is null
    or known.recipient_key is distinct from coalesce(excluded.recipient_key, known.recipient_key)
