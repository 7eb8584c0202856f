package org.rebound.admin.cli;

import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.EnvironmentCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.eclipse.jetty.server.Server;
import org.rebound.admin.ReboundConfiguration;
import org.rebound.admin.settings.SettingsCheck;

/**
 * {@code server}: runs the daemon until it is asked to stop. Looks whether the ports are free
 * before anything is started, so that a second daemon is told so at once.
 */
public final class ServeCommand extends EnvironmentCommand<ReboundConfiguration> {

  /** Runs {@code application}. */
  public ServeCommand(Application<ReboundConfiguration> application) {
    super(application, "server", "run the daemon");
  }

  @Override
  protected Class<ReboundConfiguration> getConfigurationClass() {
    return ReboundConfiguration.class;
  }

  @Override
  protected Argument addFileArgument(Subparser subparser) {
    return ConfigurationArgument.addTo(subparser);
  }

  @Override
  protected void run(
      Bootstrap<ReboundConfiguration> bootstrap,
      Namespace namespace,
      ReboundConfiguration configuration)
      throws Exception {
    new SettingsCheck(configuration.settings()).portsFree();
    super.run(bootstrap, namespace, configuration);
  }

  @Override
  protected void run(
      Environment environment, Namespace namespace, ReboundConfiguration configuration)
      throws Exception {
    Server server = configuration.getServerFactory().build(environment);
    cleanupAsynchronously();
    try {
      server.start();
    } catch (Exception e) {
      server.stop();
      throw e;
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable thrown) {
    Complaint.about(thrown, cli);
  }
}
