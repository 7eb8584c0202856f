-- With the copy of the last bounce's text that an address has: of somebody else's, who stays.
with now as (
  select id, received_at::timestamptz as received_at, tag, original_recipient, final_recipient,
         diagnostic, evidence, remote_mta, reporting_mta
    from unnest(:id::bigint[], :received_at::text[], :tag::bigint[], :original_recipient::text[],
                :final_recipient::text[], :diagnostic::text[], :evidence::text[],
                :remote_mta::text[], :reporting_mta::text[])
           as now (id, received_at, tag, original_recipient, final_recipient, diagnostic, evidence,
                   remote_mta, reporting_mta)
), copied as (
  update address a
     set diagnostic = now.diagnostic
    from now
   where a.tag = now.tag
     and a.last_bounce_id = now.id
)
update bounce_event e
   set tag                = now.tag,
       original_recipient = now.original_recipient,
       final_recipient    = now.final_recipient,
       diagnostic         = now.diagnostic,
       evidence           = now.evidence,
       remote_mta         = now.remote_mta,
       reporting_mta      = now.reporting_mta,
       weighed            = '[]'
  from now
 where e.id = now.id
   and e.received_at = now.received_at
