-- How many addresses would stand otherwise if the counts they have were held against this number.
select count(*) filter (where state = 'usable' and held > :accepted)   as block,
       count(*) filter (where state = 'blocked' and cause = 'too_many_bounces'
                          and held <= :accepted)                       as free
from (select state, cause, case :mode when 'consecutive' then consecutive else bounces end as held
        from address) as standing
