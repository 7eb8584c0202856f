package org.rebound.receiver.listener;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Reads the key and certificates that {@link TlsSettings} name. */
final class TlsKeys {

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private TlsKeys() {}

  /**
   * A TLS context that shows this certificate and asks the peer for none.
   *
   * @throws IllegalArgumentException naming the file that cannot be used, and why
   */
  static SSLContext context(TlsSettings settings) {
    if (settings instanceof TlsSettings.Pem pem) {
      return fromPem(pem);
    }
    return fromKeystore((TlsSettings.Keystore) settings);
  }

  /**
   * When the first of the certificates that would be shown ends.
   *
   * @throws IllegalArgumentException as {@link #context}
   */
  static Instant expiry(TlsSettings settings) {
    return certificates(settings).stream()
        .filter(X509Certificate.class::isInstance)
        .map(certificate -> ((X509Certificate) certificate).getNotAfter().toInstant())
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> new IllegalArgumentException("tls: there is no certificate"));
  }

  private static List<Certificate> certificates(TlsSettings settings) {
    if (settings instanceof TlsSettings.Keystore keystore) {
      return certificates(keystore);
    }
    TlsSettings.Pem pem = (TlsSettings.Pem) settings;
    try {
      return List.of(chain(pem));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "tls certificate chain " + pem.chain() + " cannot be used: " + e, e);
    }
  }

  private static List<Certificate> certificates(TlsSettings.Keystore settings) {
    try (InputStream in = Files.newInputStream(settings.file())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, settings.password().toCharArray());
      List<Certificate> shown = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        Certificate[] chain = store.isKeyEntry(alias) ? store.getCertificateChain(alias) : null;
        shown.addAll(chain == null ? List.of() : List.of(chain));
      }
      return shown;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "tls keystore " + settings.file() + " cannot be used: " + e, e);
    }
  }

  private static SSLContext fromKeystore(TlsSettings.Keystore settings) {
    char[] password = settings.password().toCharArray();
    try (InputStream in = Files.newInputStream(settings.file())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      return context(store, password);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "tls keystore " + settings.file() + " cannot be used (is the password right?): " + e, e);
    }
  }

  private static SSLContext fromPem(TlsSettings.Pem settings) {
    PrivateKey key = privateKey(settings.key());
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, new char[0]);
      store.setKeyEntry("listener", key, new char[0], chain(settings));
      return context(store, new char[0]);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "tls certificate chain " + settings.chain() + " cannot be used: " + e, e);
    }
  }

  private static Certificate[] chain(TlsSettings.Pem settings)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(settings.chain())) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .toArray(Certificate[]::new);
    }
  }

  private static SSLContext context(KeyStore store, char[] password)
      throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static PrivateKey privateKey(Path file) {
    byte[] der;
    try {
      String pem = Files.readString(file, StandardCharsets.US_ASCII);
      int begin = pem.indexOf(BEGIN);
      int end = pem.indexOf(END);
      if (begin < 0 || end < begin) {
        throw new IllegalArgumentException(
            "tls key "
                + file
                + " holds no unencrypted PKCS8 key ("
                + BEGIN
                + "); make one by: openssl pkcs8 -topk8 -nocrypt -in old.key -out new.key");
      }
      der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
    } catch (IOException e) {
      throw new IllegalArgumentException("tls key " + file + " cannot be read: " + e, e);
    }
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(der);
    return Stream.of("RSA", "EC", "Ed25519")
        .flatMap(algorithm -> privateKey(algorithm, encoded).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "tls key " + file + " is neither RSA, EC nor Ed25519"));
  }

  private static Optional<PrivateKey> privateKey(String algorithm, PKCS8EncodedKeySpec encoded) {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
