select child.relname
from pg_inherits
join pg_class child on child.oid = inhrelid
where inhparent = to_regclass(:table)
order by child.relname
