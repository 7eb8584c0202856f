-- The rows are locked since they were read: what is written is what was decided.
update address
set email          = coalesce(address.email, now.email),
    state          = now.state,
    bounces        = now.bounces,
    consecutive    = now.consecutive,
    cause          = now.cause,
    blocked_at     = coalesce(now.blocked_at::timestamptz, address.blocked_at),
    last_bounce_at = coalesce(now.last_bounce_at::timestamptz, address.last_bounce_at),
    last_bounce_id = coalesce(now.last_bounce_id, address.last_bounce_id)
from unnest(:tag::bigint[], :email::text[], :state::text[], :bounces::bigint[],
            :consecutive::bigint[], :cause::text[], :blocked_at::text[],
            :last_bounce_at::text[], :last_bounce_id::bigint[])
       as now (tag, email, state, bounces, consecutive, cause, blocked_at, last_bounce_at,
               last_bounce_id)
where address.tag = now.tag
