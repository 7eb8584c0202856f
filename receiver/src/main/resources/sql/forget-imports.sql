-- What nobody started in time, and what came of a job that is forgotten.
with old as (
  delete from import i
   where i.created_at < :before::timestamptz
     and not exists (select from job j where j.id = i.job_id)
     and not exists (select from import_row r where r.import_id = i.id)
  returning i.id
)
delete from import_fault f using old where f.import_id = old.id
