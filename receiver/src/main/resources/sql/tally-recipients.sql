-- Reads like list-recipients, without the rows: each line stands for so many of them.
select <what>
  from (select mailing_id, verdict, category, fault, state, cause, rows,
               case when sent       then '-infinity'::timestamptz end as sent_at,
               case when delivered  then '-infinity'::timestamptz end as delivered_at,
               case when opened     then '-infinity'::timestamptz end as opened_at,
               case when bounced    then '-infinity'::timestamptz end as bounced_at,
               case when complained then '-infinity'::timestamptz end as complained_at
          from recipient_tally
         where state is not null) r
 cross join lateral (select r.state, r.cause) a
 where <conditions>
 <rest>
