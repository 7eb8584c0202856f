package org.rebound.admin;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dropwizard.core.Configuration;
import io.dropwizard.logging.common.ConsoleAppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.LoggingFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rebound.admin.http.HttpServerFactory;
import org.rebound.admin.settings.LoggingSettings;
import org.rebound.admin.settings.Settings;
import org.rebound.admin.settings.WrongSetting;
import org.rebound.receiver.RoleAddresses;
import org.rebound.receiver.listener.ListenerSettings;
import org.rebound.receiver.validate.DnsSettings;

/** Our settings, as Dropwizard wants them. */
public final class ReboundConfiguration extends Configuration {

  /** Control characters come from other people's mail; a line of the log stays one line. */
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{0}: "
          + "%replace(%msg){'[\\p{Cntrl}\\u0080-\\u009f]','?'}%n%dwREx";

  private final Settings settings;
  private final ListenerSettings listener;
  private final DnsSettings dns;

  /**
   * The configuration of a daemon with these settings.
   *
   * @throws WrongSetting when the listener or the look-up of domains cannot work with its settings
   */
  public ReboundConfiguration(Settings settings) {
    this.settings = settings;
    this.listener = ListenerFactory.settings(settings.smtp());
    this.dns = ValidationFactory.settings(settings.validation());
    setServerFactory(new HttpServerFactory(settings.server()));
    setLoggingFactory(logging(settings.logging()));
  }

  /** All settings. */
  public Settings settings() {
    return settings;
  }

  /** What the listener is told. */
  public ListenerSettings listener() {
    return listener;
  }

  /** What look-ups of domains are told. */
  public DnsSettings dns() {
    return dns;
  }

  /** The role addresses that are ours: those of our domains, and of the host itself. */
  public RoleAddresses roleAddresses() {
    List<String> domains = new ArrayList<>(settings.returnPaths().domains());
    domains.add(settings.smtp().hostName());
    return new RoleAddresses(domains);
  }

  private static LoggingFactory logging(LoggingSettings settings) {
    ConsoleAppenderFactory<ILoggingEvent> console = new ConsoleAppenderFactory<>();
    console.setLogFormat(LINE);
    console.setDiscardingThreshold(0);
    DefaultLoggingFactory logging = new DefaultLoggingFactory();
    logging.setLevel(settings.libraries().name());
    logging.setLoggers(Map.of("org.rebound", TextNode.valueOf(settings.level().name())));
    logging.setAppenders(List.of(console));
    return logging;
  }
}
