package org.rebound.admin.settings;

import java.nio.file.Path;

/** All settings of the daemon; each section is a record of its own. Immutable. */
public record Settings(
    @Setting(
            value =
                "The folder for all that the daemon keeps: the embedded database, keys, the first"
                    + " API key. Made when it is missing, for the daemon's user only.",
            byDefault = "./data")
        Path dataFolder,
    DatabaseSettings database,
    SmtpSettings smtp,
    ReturnPathsSettings returnPaths,
    RetentionSettings retention,
    RecorderSettings recorder,
    ServerSettings server,
    LoggingSettings logging) {}
