insert into import_fault (import_id, line, problem, remedy)
select :import, line, problem, remedy
  from unnest(:lines::bigint[], :problems::text[], :remedies::text[])
         as fault (line, problem, remedy)
