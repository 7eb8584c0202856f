delete from import_row
 where import_id = :import
   and tag = any (array(select tag
                          from import_row
                         where import_id = :import
                         order by tag
                         limit 10000))
