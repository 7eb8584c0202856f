select tag
  from import_row
 where import_id = :import
   and tag > :place
 order by tag
 limit :most
