package org.rebound.admin.settings;

/** The web console: how long a session lasts. */
public record ConsoleSettings(
    @Setting(
            value = "How many hours after signing in a session ends.",
            byDefault = "12",
            min = 1,
            max = 720)
        int sessionHours,
    @Setting(
            value = "How many minutes without any request end a session.",
            byDefault = "120",
            min = 5,
            max = 43200)
        int idleMinutes) {}
