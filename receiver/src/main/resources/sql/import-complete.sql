with standing as (
  select r.kind = 'complaints' as complaint, a.state, a.cause
    from import_row r
    left join address a on a.tag = r.tag
   where r.import_id = :import
), counted as (
  select count(*) filter (where complaint) as complaints,
         count(*) filter (where state is distinct from 'blocked') as would_block,
         count(*) filter (where state = 'blocked' and complaint
                                and cause is distinct from 'complaint') as would_change,
         count(*) filter (where state = 'blocked'
                                and not (complaint and cause is distinct from 'complaint'))
           as blocked_already
    from standing
)
update import i
   set checked_at      = :at::timestamptz,
       entries         = :entries,
       bad             = :bad,
       duplicates      = :duplicates,
       left_out        = :left_out::text[],
       complaints      = c.complaints,
       would_block     = c.would_block,
       would_change    = c.would_change,
       blocked_already = c.blocked_already
  from counted c
 where i.id = :import
