delete from import_row r
 using import i, unnest(:tag::bigint[]) as erased (tag)
 where r.import_id = i.id
   and r.tag = erased.tag
