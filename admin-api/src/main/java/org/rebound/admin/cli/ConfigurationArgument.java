package org.rebound.admin.cli;

import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Subparser;

/** The argument that names the configuration file, the same for every command that has it. */
final class ConfigurationArgument {

  private ConfigurationArgument() {}

  static Argument addTo(Subparser subparser) {
    return subparser
        .addArgument("file")
        .metavar("CONFIG")
        .nargs("?")
        .setDefault("config.yml")
        .help("the configuration file; variables named REBOUND_... win over it");
  }
}
