-- An address that came before stays as it was, unless it complained. Answers which rows are new.
insert into import_row as known (import_id, tag, email, kind, reason)
select :import, tag, email, kind, reason
  from unnest(:tags::bigint[], :emails::text[], :kinds::text[], :reasons::text[])
         as come (tag, email, kind, reason)
 order by tag
on conflict (import_id, tag) do update
   set kind   = case when excluded.kind = 'complaints' then excluded.kind else known.kind end,
       reason = case when excluded.kind = 'complaints' and known.kind <> 'complaints'
                     then excluded.reason else known.reason end
returning (xmax = 0) as fresh
