insert into address_transition (at, tag, state_before, state_after, cause, bounce_id, actor)
select at::timestamptz, tag, state_before, state_after, cause, bounce_id, 'policy'
from unnest(:at::text[], :tag::bigint[], :state_before::text[], :state_after::text[],
            :cause::text[], :bounce_id::bigint[]) with ordinality
       as t (at, tag, state_before, state_after, cause, bounce_id, place)
order by place
