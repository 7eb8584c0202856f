delete from collection_member
 where tag = any (:tag::bigint[])
