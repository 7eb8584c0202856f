m.id, m.name, m.title, m.created_at, t.recipients, t.ready, t.sent, t.delivered, t.opened,
       t.bounced_hard, t.bounced_soft, t.blocked, t.complained
