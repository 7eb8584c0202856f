package org.rebound.admin.settings;

import java.time.Duration;

/** The recorder, which writes what several SMTP sessions hand in with one commit. */
public record RecorderSettings(
    @Setting(
            value =
                "How long a commit waits for more messages to join it. Longer makes fewer, larger"
                    + " commits; every message waits that long for its 250.",
            byDefault = "1ms",
            max = 1000)
        Duration gather,
    @Setting(
            value =
                "How many messages may wait for a commit. One more is answered 451, so that its"
                    + " sender keeps it.",
            byDefault = "10000",
            min = 1,
            max = 100000)
        int queue) {}
