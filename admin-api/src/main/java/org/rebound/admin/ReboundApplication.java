package org.rebound.admin;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;

/** The daemon: the only place where its parts are wired. */
public final class ReboundApplication extends Application<Configuration> {

  /** Runs one command of the daemon. */
  public static void main(String[] arguments) throws Exception {
    new ReboundApplication().run(arguments);
  }

  @Override
  public String getName() {
    return "rebound";
  }

  @Override
  public void run(Configuration configuration, Environment environment) {
    environment.jersey().setUrlPattern("/api/*");
  }
}
