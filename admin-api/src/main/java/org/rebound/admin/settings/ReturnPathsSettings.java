package org.rebound.admin.settings;

import java.nio.file.Path;
import java.util.List;
import org.rebound.receiver.verp.Trust;

/** Return paths: what our mail goes out with, and bounces come back to. */
public record ReturnPathsSettings(
    @Setting(
            value =
                "The domains whose mail comes here. Return paths are made in the first; mail to"
                    + " any other domain is refused.",
            byDefault = "bounces.localhost")
        List<String> domains,
    @Setting(
            "The file with the keys that sign return paths, made when it is missing. Empty:"
                + " `return-path.keys` in `dataFolder`.")
        Path keysFile,
    @Setting(
            value = "Days for which a signed return path takes bounces after it was made.",
            byDefault = "30",
            min = 1,
            max = 365)
        int validDays,
    @Setting(
            value =
                "Signed return paths. trusted: bounces to them may block an address. untrusted:"
                    + " bounces are recorded and change nothing. off: not read, not made.",
            byDefault = "trusted")
        Trust signed,
    @Setting(
            "Return paths of other mail software. Nobody signs them, so that anybody can write one: trust them only where nobody else can send mail here.")
        DialectsSettings dialects) {}
