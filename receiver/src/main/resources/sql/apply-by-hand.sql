-- The rows are locked since they were read: what is written is what was decided.
with change as (
  select *
    from unnest(:tag::bigint[], :before::text[], :state::text[], :bounces::bigint[],
                :consecutive::bigint[], :cause::text[], :why::text[], :reason::text[])
           as now (tag, before, state, bounces, consecutive, cause, why, reason)
), applied as (
  update address a
     set state       = now.state,
         bounces     = now.bounces,
         consecutive = now.consecutive,
         cause       = now.cause,
         blocked_at  = case when now.state <> 'blocked' then null
                            when now.before = 'blocked' then a.blocked_at
                            else :at::timestamptz end,
         cleared_at  = case when now.why = 'cleared' then :at::timestamptz
                            else a.cleared_at end
    from change now
   where a.tag = now.tag
)
insert into address_transition (at, tag, state_before, state_after, cause, actor, reason)
select :at::timestamptz, tag, before, state, why, :actor, reason
  from change
 order by tag
