insert into bounce_event (id, received_at, message_id, mailing_id, tag, foreign_recipient, kind,
                          verdict, category, fault, status, reply_code, diagnostic, remote_mta,
                          reporting_mta, original_recipient, final_recipient, rule, rule_pack,
                          field, evidence, weighed, counted, not_counted)
select id, received_at::timestamptz, message_id, mailing_id, tag, foreign_recipient, kind,
       verdict, category, fault, status, reply_code, diagnostic, remote_mta,
       reporting_mta, original_recipient, final_recipient, rule, rule_pack,
       field, evidence, weighed::jsonb, not_counted is null, not_counted
from unnest(:id::bigint[], :received_at::text[], :message_id::bigint[], :mailing_id::bigint[],
            :tag::bigint[], :foreign_recipient::boolean[], :kind::text[], :verdict::text[],
            :category::text[], :fault::text[], :status::text[], :reply_code::bigint[],
            :diagnostic::text[], :remote_mta::text[], :reporting_mta::text[],
            :original_recipient::text[], :final_recipient::text[], :rule::text[],
            :rule_pack::text[], :field::text[], :evidence::text[], :weighed::text[],
            :not_counted::text[])
       as e (id, received_at, message_id, mailing_id, tag, foreign_recipient, kind, verdict,
             category, fault, status, reply_code, diagnostic, remote_mta, reporting_mta,
             original_recipient, final_recipient, rule, rule_pack, field, evidence, weighed,
             not_counted)
