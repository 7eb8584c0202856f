select name, id
from mailing
where name = any (:name::text[])
