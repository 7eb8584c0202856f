select exists (select
                 from address
                where tag = any (:tags::bigint[])
                  and contact_id <> :contact
                  and corrected_at is null)
