select sequencename as name, last_value
from pg_sequences
where schemaname = current_schema() and last_value is not null
order by sequencename
