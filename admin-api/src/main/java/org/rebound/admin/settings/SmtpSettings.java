package org.rebound.admin.settings;

/** The SMTP listener. */
public record SmtpSettings(
    @Setting(value = "The address the SMTP listener binds.", byDefault = "127.0.0.1") String bind,
    @Setting(value = "The port of the SMTP listener.", byDefault = "2525", max = 65535) int port,
    @Setting("The name the listener gives itself in its greeting. Empty: the host's own name.")
        String hostName) {}
