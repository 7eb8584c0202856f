update contact
   set key  = case when :key::text is null then key else nullif(:key::text, '') end,
       name = case when :name::text is null then name else nullif(:name::text, '') end,
       former_employee_at =
         case :former::boolean
           when true then coalesce(former_employee_at, :at::timestamptz)
           when false then null
           else former_employee_at
         end
 where id = :id
