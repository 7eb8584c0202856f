package org.rebound.admin.settings;

/** What is written to standard output. Mail addresses never are, at level info and above. */
public record LoggingSettings(
    @Setting(value = "The least grave lines of Rebound that are written.", byDefault = "info")
        LogLevel level,
    @Setting(
            value = "The same for the libraries inside: Jetty, Flyway, Jersey and so on.",
            byDefault = "warn")
        LogLevel libraries) {}
