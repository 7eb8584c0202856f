package org.rebound.receiver.listener;

import java.nio.file.Path;

/**
 * Where the key and certificate for STARTTLS are. Read once, when the listener starts; TLS 1.2 and
 * newer are spoken.
 */
public sealed interface TlsSettings {

  /**
   * A PKCS12 keystore holding one private key with its certificates.
   *
   * @param password opens the store and the key in it
   */
  record Keystore(Path file, String password) implements TlsSettings {
    @Override
    public String toString() {
      return "Keystore[file=" + file + "]";
    }
  }

  /**
   * PEM files, as certificate authorities hand them out.
   *
   * @param chain our certificate first, then those that lead to the root
   * @param key an unencrypted PKCS8 private key ({@code BEGIN PRIVATE KEY}): RSA, EC or Ed25519
   */
  record Pem(Path chain, Path key) implements TlsSettings {}
}
