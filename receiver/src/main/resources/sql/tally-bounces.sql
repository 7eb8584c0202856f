-- Reads like list-bounces, without the rows: each line stands for so many of them, of one day.
select <what>
  from (select received_at, mailing_id, kind, verdict, category, fault, status, reply_code,
               reporting_mta, counted, rows
          from bounce_tally) e
 where <conditions>
 <rest>
