-- The rows are locked since they were read: what is written is what was decided.
update address
set email          = coalesce(address.email, now.email),
    state          = now.state,
    bounces        = now.bounces,
    consecutive    = now.consecutive,
    cause          = now.cause,
    blocked_at     = case when now.state = 'blocked'
                      then coalesce(now.blocked_at::timestamptz, address.blocked_at) end,
    last_bounce_at = coalesce(now.last_bounce_at::timestamptz, address.last_bounce_at),
    last_bounce_id = coalesce(now.last_bounce_id, address.last_bounce_id),
    verdict        = case when now.category is null then address.verdict else now.verdict end,
    category       = coalesce(now.category, address.category),
    fault          = coalesce(now.fault, address.fault),
    status         = case when now.category is null then address.status else now.status end,
    diagnostic     = coalesce(now.diagnostic, address.diagnostic)
from unnest(:tag::bigint[], :email::text[], :state::text[], :bounces::bigint[],
            :consecutive::bigint[], :cause::text[], :blocked_at::text[],
            :last_bounce_at::text[], :last_bounce_id::bigint[], :verdict::text[],
            :category::text[], :fault::text[], :status::text[], :diagnostic::text[])
       as now (tag, email, state, bounces, consecutive, cause, blocked_at, last_bounce_at,
               last_bounce_id, verdict, category, fault, status, diagnostic)
where address.tag = now.tag
