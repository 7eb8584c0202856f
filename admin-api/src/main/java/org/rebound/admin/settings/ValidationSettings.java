package org.rebound.admin.settings;

import java.time.Duration;
import java.util.List;

/** How the validation of addresses looks domains up. */
public record ValidationSettings(
    @Setting(
            "The recursive name servers to ask, in this order, each an IP address with a port where"
                + " that is not 53: `192.0.2.1`, `192.0.2.1:5353`, `[2001:db8::1]:5353`. Empty:"
                + " those of the machine (`/etc/resolv.conf`, read anew every time).")
        List<String> nameServers,
    @Setting(
            value =
                "How long one request may take to look domains up. Those that are not known by"
                    + " then are answered as unknown.",
            byDefault = "5s",
            min = 100,
            max = 60000)
        Duration timeout,
    @Setting(
            value = "How many domains are remembered.",
            byDefault = "10000",
            min = 1,
            max = 1000000)
        int cacheSize,
    @Setting(
            value = "How many domains are looked up at once, each with one query on the way.",
            byDefault = "100",
            min = 1,
            max = 10000)
        int lookups,
    @Setting(
            value =
                "How many requests are validated at once; one more is answered 503 with"
                    + " `Retry-After`. Less than `server.maxThreads`, so that slow name servers"
                    + " leave threads for the rest of the API.",
            byDefault = "12",
            min = 1,
            max = 4095)
        int requests) {}
