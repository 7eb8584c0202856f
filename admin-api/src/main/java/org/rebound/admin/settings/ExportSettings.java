package org.rebound.admin.settings;

import java.time.Duration;

/** Exports of lists, which may be long and read slowly. */
public record ExportSettings(
    @Setting(
            value =
                "How many exports run at once, each with a connection to the database; never more"
                    + " than a quarter of `database.poolSize`. One more is answered 503.",
            byDefault = "4",
            min = 1,
            max = 250)
        int atOnce,
    @Setting(
            value =
                "How long an export may take, however slowly the client reads it. Then the"
                    + " connection is reset. A client that reads nothing at all is given up after"
                    + " 30 seconds.",
            byDefault = "10m",
            min = 1000,
            max = 86400000)
        Duration timeout) {}
