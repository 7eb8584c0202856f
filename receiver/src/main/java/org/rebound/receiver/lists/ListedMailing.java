package org.rebound.receiver.lists;

import java.time.Instant;
import java.util.Optional;

/**
 * A mailing with its totals, each a number of recipients; one recipient may be in several.
 *
 * @param name how a classic dialect calls it
 * @param title how people call it
 * @param ready not sent yet, and not blocked
 * @param bouncedHard with a hard bounce that counted
 * @param bouncedSoft with a soft bounce that counted
 * @param blocked whose address is blocked now, for whatever reason
 */
public record ListedMailing(
    long id,
    Optional<String> name,
    Optional<String> title,
    Instant createdAt,
    long recipients,
    long ready,
    long sent,
    long delivered,
    long opened,
    long bouncedHard,
    long bouncedSoft,
    long blocked,
    long complained) {}
