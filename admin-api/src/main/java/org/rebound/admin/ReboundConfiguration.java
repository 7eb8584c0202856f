package org.rebound.admin;

import com.fasterxml.jackson.databind.node.TextNode;
import io.dropwizard.core.Configuration;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.LoggingFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rebound.admin.http.HttpServerFactory;
import org.rebound.admin.logging.StandardOutput;
import org.rebound.admin.settings.BounceLines;
import org.rebound.admin.settings.LoggingSettings;
import org.rebound.admin.settings.Settings;
import org.rebound.admin.settings.WrongSetting;
import org.rebound.receiver.BounceLog;
import org.rebound.receiver.RoleAddresses;
import org.rebound.receiver.listener.ListenerSettings;
import org.rebound.receiver.validate.DnsSettings;

/** Our settings, as Dropwizard wants them. */
public final class ReboundConfiguration extends Configuration {

  private final Settings settings;
  private final ListenerSettings listener;
  private final DnsSettings dns;
  private final StandardOutput output;

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
    this.output = new StandardOutput(settings.logging().format());
    setLoggingFactory(logging(settings.logging(), output));
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

  /** The log. */
  StandardOutput standardOutput() {
    return output;
  }

  private static LoggingFactory logging(LoggingSettings settings, StandardOutput output) {
    String bounces = settings.bounces() == BounceLines.OFF ? "OFF" : "INFO";
    DefaultLoggingFactory logging = new DefaultLoggingFactory();
    logging.setLevel(settings.libraries().name());
    logging.setLoggers(
        Map.of(
            "org.rebound",
            TextNode.valueOf(settings.level().name()),
            BounceLog.LOGGER,
            TextNode.valueOf(bounces)));
    logging.setAppenders(List.of(output));
    return logging;
  }
}
