with faults as (delete from import_fault where import_id = :import)
delete from import where id = :import
