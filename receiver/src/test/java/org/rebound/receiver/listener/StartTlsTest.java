package org.rebound.receiver.listener;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STARTTLS (RFC 3207) and the attacks on it. */
class StartTlsTest {

  private static final String PASSWORD = "for this test only";

  @TempDir static Path folder;
  private static Path keystore;

  @BeforeAll
  static void makeCertificate() throws Exception {
    keystore = folder.resolve("listener.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "listener",
                "-keyalg",
                "EC",
                "-dname",
                "CN=ours.example",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String output = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(output).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void messagesComeOverTls(String protocol) throws Exception {
    try (RunningListener running = withTls();
        SmtpClient client = running.connect()) {
      client.reply();
      assertThat(client.ask("EHLO x")).contains("|250-STARTTLS|");
      assertThat(client.ask("STARTTLS")).isEqualTo("220 2.0.0 Ready to start TLS");
      assertThat(client.secure(protocol).getSession().getProtocol()).isEqualTo(protocol);
      assertThat(client.ask("MAIL FROM:<>")).startsWith("503 5.5.1 ");
      assertThat(client.ask("EHLO x")).doesNotContain("STARTTLS");
      assertThat(client.ask("STARTTLS")).isEqualTo("503 5.5.1 TLS is already active");
      assertThat(client.deliver("b@ours.example", "over TLS")).isEqualTo("250 2.0.0 Taken");
      assertThat(client.ask("QUIT")).startsWith("221 ");
      assertThat(client.reply()).isEqualTo("closed");
      assertThat(running.intake().content()).isEqualTo("over TLS\r\n");
    }
  }

  @Test
  void plainTextInjectedBehindStarttlsNeverRuns() throws Exception {
    try (RunningListener running = withTls();
        SmtpClient client = running.greeted()) {
      client.ask("MAIL FROM:<>");
      client.send(
          "STARTTLS\r\nEHLO injected\r\nMAIL FROM:<>\r\nRCPT TO:<injected@ours.example>\r\n");
      assertThat(client.reply()).startsWith("220 ");
      client.secure("TLSv1.3");
      assertThat(client.ask("NOOP")).isEqualTo("250 2.0.0 Ok");
      assertThat(client.ask("RCPT TO:<b@ours.example>")).startsWith("503 5.5.1 Send MAIL");
      assertThat(running.intake().asked()).isEmpty();
    }
  }

  @Test
  void oldTlsIsRefused() throws Exception {
    try (RunningListener running = withTls();
        SmtpClient client = running.greeted()) {
      client.ask("STARTTLS");
      assertThatThrownBy(() -> client.secure("TLSv1", "TLSv1.1")).isInstanceOf(IOException.class);
      running.awaitIdle();
    }
  }

  @Test
  void anythingElseThanAHandshakeEndsTheSession() throws Exception {
    try (RunningListener running = withTls();
        SmtpClient client = running.greeted()) {
      client.ask("STARTTLS");
      client.send("MAIL FROM:<evil@x.example>\r\nRCPT TO:<victim@ours.example>\r\n");
      running.awaitIdle();
      assertThat(running.intake().asked()).isEmpty();
    }
  }

  @Test
  void aHandshakeThatNeverComesIsGivenUp() throws Exception {
    try (RunningListener running =
            new RunningListener(
                settings -> settings.tls(keys()).commandTimeout(Duration.ofMillis(400)));
        SmtpClient client = running.greeted()) {
      client.ask("STARTTLS");
      running.awaitIdle();
      assertThat(running.count("sessions.overdue")).isEqualTo(1);
    }
  }

  @Test
  void pemFilesServeAsWell() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keystore)) {
      store.load(in, PASSWORD.toCharArray());
    }
    Path key =
        pem("PRIVATE KEY", store.getKey("listener", PASSWORD.toCharArray()).getEncoded(), "key");
    Path chain = pem("CERTIFICATE", store.getCertificate("listener").getEncoded(), "crt");
    try (RunningListener running =
            new RunningListener(settings -> settings.tls(new TlsSettings.Pem(chain, key)));
        SmtpClient client = running.greeted()) {
      client.ask("STARTTLS");
      client.secure("TLSv1.3");
      assertThat(client.ask("NOOP")).isEqualTo("250 2.0.0 Ok");
    }
  }

  @Test
  void keysThatCannotBeUsedAreNamed() throws Exception {
    Path legacy = pem("RSA PRIVATE KEY", new byte[] {1}, "old");
    assertThatThrownBy(() -> TlsKeys.context(new TlsSettings.Pem(keystore, legacy)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(legacy.toString())
        .hasMessageContaining("openssl pkcs8");
    assertThatThrownBy(() -> TlsKeys.context(new TlsSettings.Keystore(keystore, "wrong")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(keystore.toString());
    assertThat(keys().toString()).doesNotContain(PASSWORD);
  }

  private static Path pem(String label, byte[] der, String name) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String text = "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    return Files.writeString(folder.resolve(name + ".pem"), text);
  }

  private static TlsSettings keys() {
    return new TlsSettings.Keystore(keystore, PASSWORD);
  }

  private static RunningListener withTls() {
    return new RunningListener(settings -> settings.tls(keys()));
  }
}
