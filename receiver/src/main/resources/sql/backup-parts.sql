select c.relname as name
from pg_class c
where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relispartition
order by c.relname
