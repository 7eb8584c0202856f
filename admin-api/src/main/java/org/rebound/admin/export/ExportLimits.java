package org.rebound.admin.export;

import java.time.Duration;

/**
 * What keeps exports from the way of everything else.
 *
 * @param atOnce how many may run at once, each with a connection to the database
 * @param timeout how long one may take, however slowly it is read
 */
public record ExportLimits(int atOnce, Duration timeout) {}
