u.id, u.at, u.actor, host(u.peer) as peer, u.action, u.object, u.count, u.detail::text as detail
