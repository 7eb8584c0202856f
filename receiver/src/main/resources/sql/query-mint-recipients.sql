insert into mailing_recipient as known (mailing_id, tag, minted_at)
select :mailing, tag, :at::timestamptz
  from unnest(:tags::bigint[]) as minted (tag)
 order by tag
on conflict (mailing_id, tag) do update
   set minted_at = excluded.minted_at
 where known.minted_at is null
