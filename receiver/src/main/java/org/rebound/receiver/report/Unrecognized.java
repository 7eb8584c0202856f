package org.rebound.receiver.report;

/**
 * A message that reports nothing we know, or that went beyond a limit. It is kept, and it changes
 * nothing.
 *
 * @param reason why, for people: {@code no known format}, or the limit that was met
 */
public record Unrecognized(String format, String reason, OriginalMessage original)
    implements Report {}
