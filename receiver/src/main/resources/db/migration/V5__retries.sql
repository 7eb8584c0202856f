-- Recipients that are due for another try, and the sender's own keys of recipients.

alter table mailing_recipient add column last_bounce_at timestamptz;
create index mailing_recipient_soft on mailing_recipient (mailing_id, last_bounce_at)
  where verdict = 'soft';
create index mailing_recipient_by_key on mailing_recipient (mailing_id, recipient_key)
  where recipient_key is not null;
