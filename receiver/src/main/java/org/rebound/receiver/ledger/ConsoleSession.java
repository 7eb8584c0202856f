package org.rebound.receiver.ledger;

import java.time.Instant;

/**
 * A session of the console, without its cookie.
 *
 * @param key what it stands for; whether that is still good is for the caller to ask
 * @param expiresAt when it is over at the latest
 */
public record ConsoleSession(ApiKey key, Instant expiresAt) {}
