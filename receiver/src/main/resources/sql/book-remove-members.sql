delete from collection_member
 where collection_id = :collection
   and tag = any (:tags::bigint[])
