insert into audit (at, actor, peer, action, object, count, detail)
values (:at::timestamptz, :actor, :peer::inet, :action, :object, :count,
        jsonb_object(:names::text[], :values::text[]))
