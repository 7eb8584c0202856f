package org.rebound.admin.webhook;

/**
 * A webhook that this daemon, and no other, delivers to for now.
 *
 * @param token proves to the database that the lease is this one
 */
record Lease(Webhook webhook, Secrets secrets, String token) {}
