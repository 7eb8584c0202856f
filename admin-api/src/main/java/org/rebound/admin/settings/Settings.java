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
    @Setting("Where the facts are kept: the embedded PostgreSQL, or one that is run elsewhere.")
        DatabaseSettings database,
    @Setting("The SMTP listener that takes bounces.") SmtpSettings smtp,
    @Setting("Return paths: what mail goes out with, and bounces come back to.")
        ReturnPathsSettings returnPaths,
    @Setting("How long things are kept.") RetentionSettings retention,
    @Setting("The recorder, which writes what several SMTP sessions hand in with one commit.")
        RecorderSettings recorder,
    @Setting("The validation of addresses, `POST /api/v1/validate`: how domains are looked up.")
        ValidationSettings validation,
    @Setting("Exports of lists, `/api/v1/lists/{list}/export`.") ExportSettings exports,
    @Setting("Webhooks, which are told of changes.") WebhookSettings webhooks,
    @Setting("HTTP: the API, and metrics and health on a port of their own.") ServerSettings server,
    @Setting("The web console, at `/` of the API's port.") ConsoleSettings console,
    @Setting("What is written to standard output.") LoggingSettings logging) {}
