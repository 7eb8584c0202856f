select id, total, fingerprint
  from job
 where actor = :actor
   and idempotency_key = :key
