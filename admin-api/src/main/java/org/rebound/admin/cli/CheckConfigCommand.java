package org.rebound.admin.cli;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.rebound.admin.ReboundConfiguration;

/**
 * {@code check-config}: reads the configuration as {@code server} does, environment included, and
 * says whether it is right. Starts nothing.
 */
public final class CheckConfigCommand extends ConfiguredCommand<ReboundConfiguration> {

  /** The command. */
  public CheckConfigCommand() {
    super("check-config", "say whether a configuration is right, and start nothing");
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
  @SuppressWarnings("SystemOut") // the answer of a command
  protected void run(
      Bootstrap<ReboundConfiguration> bootstrap,
      Namespace namespace,
      ReboundConfiguration configuration) {
    System.out.println(namespace.getString("file") + " is right.");
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable thrown) {
    Complaint.about(thrown, cli);
  }
}
