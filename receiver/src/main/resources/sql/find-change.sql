-- Whether a row is still where a cursor says; the time finds its part of the table.
select exists (select
                 from bounce_event
                where :source = 'b' and id = :id and received_at = :at::timestamptz
                  and feed_place = :place::xid8)
       or exists (select
                    from address_transition
                   where :source = 't' and id = :id and at = :at::timestamptz
                     and feed_place = :place::xid8)
       or exists (select
                    from address_deletion
                   where :source = 'd' and id = :id and at = :at::timestamptz
                     and feed_place = :place::xid8)
