insert into job (action, request, idempotency_key, fingerprint, actor, peer, created_at)
values (:action, jsonb_build_object('reason', :reason::text, 'list', :list::text,
                                    'filter', jsonb_object(:names::text[], :values::text[])),
        :key::text, :fingerprint::bytea, :actor, :peer::inet, :at::timestamptz)
on conflict (actor, idempotency_key) where idempotency_key is not null do nothing
returning id
