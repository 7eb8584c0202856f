-- What is dealt with is not kept.
delete from import_row r
 using unnest(:tag::bigint[]) as wanted (tag)
 where r.import_id = :import
   and r.tag = wanted.tag
returning r.tag, r.email, r.kind, r.reason
