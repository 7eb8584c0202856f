-- In the order of tags, as everybody locks them: no deadlock.
select tag, email is not null as named, state, bounces, consecutive, cause
from address
where tag = any (:tag::bigint[])
order by tag
for update
