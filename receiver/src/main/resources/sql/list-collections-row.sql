n.id, n.name, n.members, n.created_at
