insert into import (source, format, actor, created_at)
values (:source, :format, :actor, :at::timestamptz)
returning id
