select line, problem, remedy
  from import_fault
 where import_id = :import
 order by line
