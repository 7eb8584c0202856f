package org.rebound.admin.settings;

/** The HTTP side: one connector for the API, one for metrics and health. */
public record ServerSettings(
    @Setting(
            value =
                "The address the API listens on. Anything but loopback belongs behind a reverse"
                    + " proxy with TLS.",
            byDefault = "127.0.0.1")
        String bind,
    @Setting(value = "The port of the API.", byDefault = "8080", max = 65535) int port,
    @Setting(
            value =
                "The address that `/metrics`, `/livez` and `/readyz` listen on. They ask for no"
                    + " key.",
            byDefault = "127.0.0.1")
        String adminBind,
    @Setting(
            value = "The port of `/metrics`, `/livez` and `/readyz`.",
            byDefault = "8081",
            max = 65535)
        int adminPort,
    @Setting(
            value = "The largest request body in bytes; a larger one is answered 413.",
            byDefault = "8388608",
            min = 1024,
            max = 1073741824)
        long maxBodySize,
    @Setting(
            value =
                "The largest upload of recipients or events in bytes; a larger one is answered 413.",
            byDefault = "268435456",
            min = 1024,
            max = 10737418240L)
        long maxUploadSize,
    @Setting(
            value = "How many requests are worked on at once.",
            byDefault = "64",
            min = 16,
            max = 4096)
        int maxThreads) {}
