package org.rebound.admin.settings;

/** The embedded PostgreSQL. */
public record EmbeddedSettings(
    @Setting(
            value = "The port on 127.0.0.1 the embedded PostgreSQL listens on; 0 takes a free one.",
            byDefault = "0",
            max = 65535)
        int port,
    @Setting(
            value = "Memory of the embedded PostgreSQL for pages of its tables, in MiB.",
            byDefault = "64",
            min = 16,
            max = 65536)
        int sharedBuffers) {}
