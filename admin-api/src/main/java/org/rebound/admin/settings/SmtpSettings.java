package org.rebound.admin.settings;

import java.time.Duration;

/** The SMTP listener. */
public record SmtpSettings(
    @Setting(value = "The address the SMTP listener binds.", byDefault = "127.0.0.1") String bind,
    @Setting(value = "The port of the SMTP listener.", byDefault = "2525", max = 65535) int port,
    @Setting(
            value = "What the listener calls itself in its greeting: a host name.",
            byDefault = "localhost")
        String hostName,
    @Setting(
            value = "The largest message in bytes; a larger one is answered 552.",
            byDefault = "10485760",
            min = 1024,
            max = 1073741824)
        int maxMessageSize,
    @Setting(
            value =
                "Bytes of all messages that are being received or recorded at once, at least three"
                    + " times `smtp.maxMessageSize`; beyond it a message is answered 452.",
            byDefault = "134217728",
            min = 3072,
            max = 1L << 40)
        long messageMemory,
    @Setting(
            value = "Sessions at once; one more is answered 421.",
            byDefault = "1000",
            min = 1,
            max = 100000)
        int maxConnections,
    @Setting(
            value = "Sessions at once from one address (of IPv6: one /64).",
            byDefault = "200",
            min = 1,
            max = 100000)
        int maxConnectionsPerPeer,
    @Setting(
            value = "Recipients of one message; one more is answered 452.",
            byDefault = "100",
            min = 1,
            max = 100000)
        int maxRecipients,
    @Setting(
            value =
                "Commands refused since the last message that was recorded; then the session is"
                    + " ended with 421.",
            byDefault = "20",
            min = 1,
            max = 1000000)
        int maxErrors,
    @Setting(
            value =
                "Commands since the last message that was answered; then the session is ended with"
                    + " 421.",
            byDefault = "1000",
            min = 1,
            max = 1000000)
        int maxCommands,
    @Setting(
            value = "How long a client may take for one command.",
            byDefault = "60s",
            min = 1,
            max = 86400000)
        Duration commandTimeout,
    @Setting(
            value = "How long a client may take for one message.",
            byDefault = "5m",
            min = 1,
            max = 86400000)
        Duration messageTimeout,
    @Setting(
            value =
                "Bytes a second below which a message is given up with 421, measured from its"
                    + " first; 0: however slow.",
            byDefault = "500",
            max = 1073741824)
        int minDataRate,
    @Setting(
            value = "How long a message may be slower than `smtp.minDataRate`.",
            byDefault = "30s",
            min = 1,
            max = 86400000)
        Duration dataRateGrace,
    @Setting(
            value = "How long running messages may take to end when the daemon stops.",
            byDefault = "30s",
            max = 86400000)
        Duration drainTime,
    @Setting("The key and certificate for STARTTLS: two PEM files, or a keystore, or nothing.")
        TlsSettings tls) {}
