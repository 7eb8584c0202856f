package org.rebound.admin.settings;

import java.nio.file.Path;

/** The key and certificate for STARTTLS: either two PEM files or a keystore, or nothing. */
public record TlsSettings(
    @Setting(
            "PEM file with our certificate and those that lead to the root. With `smtp.tls.key` it"
                + " switches STARTTLS on.")
        Path certificate,
    @Setting("PEM file with the private key: PKCS8, not encrypted.") Path key,
    @Setting("A PKCS12 keystore, in place of the two PEM files.") Path keystore,
    @Setting(value = "The password of the keystore. Better set by the variable.", secret = true)
        String keystorePassword) {}
