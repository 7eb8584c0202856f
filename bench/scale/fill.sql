-- Fills an empty database as two years of sending leave it: :addresses addresses, one in five of them blocked,
-- :bounces bounces from :mailings mailings, and as many recipients as bounces and a fifth more.
\set ON_ERROR_STOP on
select :bounces + 1 as next \gset
set synchronous_commit = off;
set jit = off;
set work_mem = '256MB';
do $$ begin perform setseed(0.25); end $$;

-- ---------------------------------------------------------------- what is said, and how often
create temp table said (
  n integer primary key, weight float, kind text, verdict text, category text, fault text, status text,
  reply_code smallint, words text
);
insert into said
select row_number() over (), *
  from (values
    (22.0, 'bounce', 'hard', 'mailbox_unknown',   'recipient', '5.1.1',   550, 'The email account that you tried to reach does not exist. Please try double-checking the address for typos.'),
    (14.0, 'bounce', 'hard', 'mailbox_unknown',   'recipient', '5.1.10',  550, 'RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'),
    ( 6.0, 'bounce', 'hard', 'mailbox_unknown',   'recipient', null,      550, 'No such user here'),
    ( 5.0, 'bounce', 'hard', 'mailbox_disabled',  'recipient', '5.2.1',   550, 'The mailbox is disabled and does not accept messages'),
    ( 5.0, 'bounce', 'hard', 'domain_unknown',    'recipient', '5.4.4',   null, 'Host or domain name not found. Name service error: Host not found'),
    (11.0, 'bounce', 'soft', 'mailbox_full',      'recipient', '4.2.2',   452, 'The recipient is out of storage space and inactive'),
    ( 4.0, 'bounce', 'soft', 'mailbox_full',      'recipient', '5.2.2',   552, 'Mailbox full, quota exceeded'),
    ( 8.0, 'bounce', 'soft', 'network',           'infrastructure', '4.4.1',   null, 'connect: Connection timed out'),
    ( 6.0, 'bounce', 'soft', 'greylisted',        'recipient', '4.7.1',   451, 'Greylisting in effect, please come back later'),
    ( 4.0, 'bounce', 'soft', 'rate_limited',      'sender',    '4.7.0',   421, 'Too many messages from this host, try again later'),
    ( 5.0, 'bounce', 'soft', 'spam_content',      'message',   '5.7.1',   550, 'Message rejected as spam by content scanning'),
    ( 3.0, 'bounce', 'soft', 'sender_reputation', 'sender',    '5.7.606', 550, 'Access denied, banned sending address'),
    ( 2.0, 'bounce', 'soft', 'authentication',    'sender',    '5.7.26',  550, 'This mail is unauthenticated, which poses a security risk to the sender and recipients'),
    ( 2.0, 'delayed', 'soft', 'network',           'infrastructure', '4.4.7',  null, 'Delivery is delayed; no action is required on your part'),
    ( 1.0, 'complaint', null, 'complaint',        'recipient', null,      null, ''),
    ( 2.0, 'auto_reply', null, 'other', 'infrastructure', null,      null, '')
  ) as v (weight, kind, verdict, category, fault, status, reply_code, words);
create temp table said_at as                     -- a hundredth at a time, so that one random number picks
select p, (select n from (select n, sum(weight) over (order by n) as upto from said) s where upto > p * 1.0 order by n limit 1) as n
  from generate_series(0, 99) p;

-- ---------------------------------------------------------------- months, mailings, addresses
create or replace procedure month_parts(parent text, months integer) language plpgsql as $$
declare
  start date;
begin
  for i in 1 .. months loop
    start := date_trunc('month', now())::date - make_interval(months => i);
    execute format('create table if not exists %I partition of %I for values from (%L) to (%L)',
                   parent || to_char(start, '_YYYY_MM'), parent, start, start + interval '1 month');
  end loop;
end
$$;
call month_parts('bounce_event', 24);
call month_parts('message', 24);
call month_parts('address_transition', 24);
drop procedure month_parts;

insert into mailing (id, name, title, created_at)
select i, 'mailing-' || i, 'Newsletter ' || i, now() - interval '23 months' * (1 - i / :mailings::float)
  from generate_series(1, :mailings) i;

insert into contact (key, name, created_at)
select 'crm-' || i, (array['Anna', 'Björn', 'Chloé', 'Dmitri', 'Emre', '美咲'])[1 + i % 6] || ' ' || i, now()
  from generate_series(1, :addresses / 5) i;

create temp table known as
select i, email, ('x' || encode(substring(sha256(email::bytea) from 1 for 8), 'hex'))::bit(64)::bigint as tag
  from (select i,
               'user' || i || '@' ||
               case when i % 10 < 3 then 'gmail.com' when i % 10 < 5 then 'outlook.com' when i % 10 = 5 then 'yahoo.com'
                    else 'company' || (power(random(), 3) * 50000)::integer || '.example' end as email
          from generate_series(0, :addresses - 1) i) e;
create unique index on known (i);
analyze known;

insert into address (tag, email, state, bounces, consecutive, cause, blocked_at, last_bounce_at, first_seen_at, contact_id,
                     verdict, category, fault, status, diagnostic)
select tag, email, case when blocked then 'blocked' else 'usable' end, b, b, case when blocked then
         case when i % 50 = 0 then 'complaint' when i % 25 = 0 then 'too_many_bounces' else 'hard_bounce' end end,
       case when blocked then at end, at, at - interval '100 days', case when i % 5 = 1 then i / 5 + 1 end,
       s.verdict, s.category, s.fault, s.status,
       coalesce(s.reply_code || ' ', '') || coalesce(s.status || ' ', '') || s.words || ' <' || email || '>'
  from (select *, i % 5 = 0 as blocked, (random() * 6)::integer as b, now() - random() * interval '23 months' as at,
               (random() * 99)::integer as p
          from known) k
  join said_at using (p)
  join said s using (n);

-- ---------------------------------------------------------------- bounces, in the order of time
create or replace procedure bounces(mailing integer, many integer, addresses integer, mailings integer) language plpgsql as $$
declare
  first bigint := (mailing - 1)::bigint * many + 1;
begin
  create temp table now_bounced as
  select first + row_number() over (order by at) - 1 as id, at, k.i, k.tag, k.email, s.*, mx
    from (select i, ((i * 7919 + mailing * 104729) % addresses)::integer as who, (random() * 99)::integer as p,
                 (random() * 5)::integer as mx,
                 now() - interval '23 months' * (1 - mailing / mailings::float) - interval '7 days' * (1 - sqrt(random())) as at
            from generate_series(1, many) i) b
    join known k on k.i = b.who
    join said_at using (p)
    join said s using (n);
  insert into message (id, received_at, return_path, dialect, trusted, mailing_id, tag, sender, peer, helo, session_id, kind,
                       format, size, fingerprint)
  select b.id, at, 'b-' || b.id || '@bounces.example', 'signed', true, mailing, tag, '<>', '127.0.0.1', 'mx.example', b.id::text, kind,
         'delivery_status', 2400, sha256(b.id::text::bytea)
    from now_bounced b order by b.id;
  insert into bounce_event (id, received_at, message_id, mailing_id, tag, foreign_recipient, kind, verdict, category, fault,
                            status, reply_code, diagnostic, remote_mta, reporting_mta, final_recipient, rule, rule_pack, field,
                            evidence, weighed, counted, not_counted)
  select b.id, at, b.id, mailing, tag, false, kind, verdict, category, fault, status, reply_code,
         coalesce(reply_code || ' ', '') || coalesce(status || ' ', '') || words || ' <' || email || '>',
         'mx' || mx || '.' || split_part(email, '@', 2), 'out' || mx || '.sender.example', email, 'general-' || n, '1', 'diagnostic',
         words, '[]', verdict is not null, case when verdict is null then 'kind' end
    from now_bounced b order by b.id;
  insert into mailing_recipient (mailing_id, tag, minted_at, bounced_at, last_bounce_at, last_event_id, verdict, category, fault,
                                 complained_at, recipient_key, sent_at)
  select mailing, tag, at, case when verdict is not null then at end, at, id, verdict, category, fault,
         case when kind = 'complaint' then at end, 'r-' || i, at - interval '1 day'
    from now_bounced
      on conflict do nothing;
  insert into mailing_recipient (mailing_id, tag, minted_at, recipient_key, sent_at, opened_at)
  select mailing, tag, now(), 'r-' || i, now(), case when i % 3 = 0 then now() end
    from known
   where i in (select (i * 104729 + mailing * 31337) % addresses from generate_series(1, many / 5) i)
      on conflict do nothing;
  drop table now_bounced;
  commit;
end
$$;
select format('call bounces(%s, %s, %s, %s)', m, :bounces / :mailings, :addresses, :mailings) from generate_series(1, :mailings) m
\gexec
drop procedure bounces;
alter sequence bounce_event_id restart :next;
alter sequence message_id restart :next;
update address a set last_bounce_id = e.id, last_bounce_at = e.received_at
  from (select distinct on (tag) tag, id, received_at from bounce_event order by tag, id desc) e
 where a.tag = e.tag;
vacuum analyze;
