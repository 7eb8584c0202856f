package org.rebound.admin.settings;

import java.nio.file.Path;

/**
 * What is written to standard output. Mail addresses never are, at level info and above, unless
 * {@code bounces} asks for them.
 */
public record LoggingSettings(
    @Setting(value = "The least grave lines of Rebound that are written.", byDefault = "info")
        LogLevel level,
    @Setting(
            value = "The same for the libraries inside: Jetty, Flyway, Jersey and so on.",
            byDefault = "warn")
        LogLevel libraries,
    @Setting(
            value =
                "`text` for people; `json` for programs: one object a line, with everything but"
                    + " ASCII escaped.",
            byDefault = "text")
        LogFormat format,
    @Setting(
            value =
                "Whether a line is logged for each recipient of a recorded message, with the"
                    + " numbers by which the API has the same (docs/monitoring.md). `hashed` names"
                    + " the recipient by a keyed hash of the address, `clear` by the address"
                    + " itself: the log is personal data then.",
            byDefault = "off")
        BounceLines bounces,
    @Setting(
            value =
                "The file with the key of that hash: 64 hexadecimal digits. Empty: `log.key` in"
                    + " `dataFolder`, made when it is needed. Daemons that share it name a recipient"
                    + " alike.")
        Path recipientKeyFile) {}
