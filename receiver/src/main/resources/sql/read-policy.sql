-- The operator's choice of policy as text; every column is null while nothing was chosen.
select value ->> 'accepted_bounces' as accepted_bounces,
       value ->> 'mode'             as mode,
       value ->> 'window'           as "window",
       (select string_agg(key || '=' || effect, ',')
        from jsonb_each_text(case jsonb_typeof(value -> 'categories')
                               when 'object' then value -> 'categories' else '{}' end)
               as category (key, effect)) as categories
from setting
where name = 'policy'
