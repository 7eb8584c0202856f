package org.rebound.admin;

import com.codahale.metrics.MetricRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.rebound.admin.settings.SmtpSettings;
import org.rebound.admin.settings.TlsSettings;
import org.rebound.admin.settings.WrongSetting;
import org.rebound.receiver.listener.Intake;
import org.rebound.receiver.listener.Listener;
import org.rebound.receiver.listener.ListenerSettings;

/** Makes the listener from our settings. */
final class ListenerFactory {

  private ListenerFactory() {}

  /**
   * What the listener is told.
   *
   * @throws WrongSetting when a setting cannot work
   */
  static ListenerSettings settings(SmtpSettings smtp) {
    try {
      ListenerSettings.Builder listener =
          ListenerSettings.builder()
              .bindAddress(InetAddress.getByName(smtp.bind()))
              .port(smtp.port())
              .hostName(smtp.hostName())
              .maxMessageSize(smtp.maxMessageSize())
              .messageMemory(smtp.messageMemory())
              .maxConnections(smtp.maxConnections())
              .maxConnectionsPerPeer(smtp.maxConnectionsPerPeer())
              .maxRecipients(smtp.maxRecipients())
              .maxErrors(smtp.maxErrors())
              .maxCommands(smtp.maxCommands())
              .commandTimeout(smtp.commandTimeout())
              .messageTimeout(smtp.messageTimeout())
              .minDataRate(smtp.minDataRate())
              .dataRateGrace(smtp.dataRateGrace())
              .drainTime(smtp.drainTime());
      tls(smtp.tls()).ifPresent(listener::tls);
      return listener.build();
    } catch (UnknownHostException e) {
      throw new WrongSetting("smtp.bind: " + smtp.bind() + " is no address of this machine");
    } catch (IllegalArgumentException e) {
      throw new WrongSetting("smtp." + e.getMessage());
    }
  }

  /**
   * A listener that does not listen yet.
   *
   * @throws WrongSetting when the TLS key or certificate cannot be used
   */
  static Listener make(
      ListenerSettings settings, Intake intake, MetricRegistry metrics, Clock clock) {
    try {
      return new Listener(settings, intake, metrics, clock);
    } catch (IllegalArgumentException e) {
      throw new WrongSetting("smtp.tls: " + e.getMessage());
    }
  }

  private static Optional<org.rebound.receiver.listener.TlsSettings> tls(TlsSettings tls) {
    if (isSet(tls.keystore())) {
      return Optional.of(
          new org.rebound.receiver.listener.TlsSettings.Keystore(
              tls.keystore(), tls.keystorePassword()));
    }
    if (isSet(tls.certificate()) != isSet(tls.key())) {
      throw new WrongSetting("smtp.tls: certificate and key go together; one of them is missing");
    }
    return isSet(tls.key())
        ? Optional.of(
            new org.rebound.receiver.listener.TlsSettings.Pem(tls.certificate(), tls.key()))
        : Optional.empty();
  }

  private static boolean isSet(Path path) {
    return !path.toString().isEmpty();
  }
}
