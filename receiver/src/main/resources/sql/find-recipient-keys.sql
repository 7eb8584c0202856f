select recipient_key, tag
  from mailing_recipient
 where mailing_id = :mailing
   and recipient_key = any (:keys)
