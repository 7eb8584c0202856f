package org.rebound.admin.settings;

/** How long things are kept. */
public record RetentionSettings(
    @Setting(value = "Days for which raw messages are kept.", byDefault = "30", min = 1, max = 3650)
        int rawDays,
    @Setting(
            value = "Months for which facts about bounces are kept; states of addresses stay.",
            byDefault = "24",
            min = 1,
            max = 1200)
        int factMonths,
    @Setting(
            value =
                "Days for which jobs are kept after they are over. For as long, a request with an"
                    + " `Idempotency-Key` that is sent again is known.",
            byDefault = "90",
            min = 1,
            max = 3650)
        int jobDays) {}
