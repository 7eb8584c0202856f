package org.rebound.admin.settings;

import java.time.Duration;

/** Webhooks: whom they may reach, and how long they may take. */
public record WebhookSettings(
    @Setting(
            value =
                "How many webhooks are delivered to at once by this daemon. A slow one holds its"
                    + " place for some 20 seconds and `webhooks.timeout`, then it is the turn of"
                    + " who waited longest.",
            byDefault = "8",
            min = 1,
            max = 100)
        int atOnce,
    @Setting(
            value =
                "How long a receiver may take, from looking its name up to the first line of its"
                    + " answer. Then the attempt has failed and is made again later.",
            byDefault = "15s",
            min = 100,
            max = 60000)
        Duration timeout,
    @Setting(
            value =
                "Whether webhooks may lead to addresses that are not of the public internet:"
                    + " private, loopback, link-local and other special ones. Whoever may make"
                    + " webhooks can then send requests into your own network.",
            byDefault = "false")
        boolean privateAddresses,
    @Setting(
            value =
                "Whether webhooks may be told by http, without TLS. Mail addresses go over the"
                    + " network as they are then.",
            byDefault = "false")
        boolean plainHttp) {}
