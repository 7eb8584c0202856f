-- Locked in the order of tags, as everybody does who locks several.
with his as (
  select tag
    from address
   where contact_id = :contact
   order by tag
     for update
)
update address a
   set contact_id = null, corrected_at = null, corrected_to = null
  from his
 where a.tag = his.tag
