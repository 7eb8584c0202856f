package org.rebound.admin.cli;

import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.rebound.admin.ReboundConfiguration;
import org.rebound.admin.settings.Settings;
import org.rebound.admin.settings.SettingsCheck;
import org.rebound.admin.settings.SettingsFile;
import org.rebound.admin.settings.SettingsReader;

/** Reads our configuration where Dropwizard would read its own: file, environment, defaults. */
public final class SettingsFactory implements ConfigurationFactory<ReboundConfiguration> {

  private static final String STANDARD_FILE = "config.yml";

  private final Map<String, String> environment;

  /** Reads files and overlays {@code environment}. */
  public SettingsFactory(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public ReboundConfiguration build(ConfigurationSourceProvider provider, String path) {
    Settings settings = new SettingsReader(environment).read(SettingsFile.read(Path.of(path)));
    new SettingsCheck(settings).consistent();
    return new ReboundConfiguration(settings);
  }

  @Override
  public ReboundConfiguration build() {
    return build(path -> InputStream.nullInputStream(), STANDARD_FILE);
  }
}
