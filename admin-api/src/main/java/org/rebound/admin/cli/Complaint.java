package org.rebound.admin.cli;

import io.dropwizard.core.cli.Cli;
import org.rebound.admin.settings.WrongSetting;

/** What a command says when it cannot go on: one line; a stack trace only for a fault of ours. */
public final class Complaint {

  private Complaint() {}

  /** Says it on standard error. */
  public static void about(Throwable thrown, Cli cli) {
    if (thrown instanceof WrongSetting wrong) {
      cli.getStdErr().println("rebound: " + wrong.getMessage());
    } else {
      cli.getStdErr().println("rebound: a fault of ours; please report it with what follows");
      thrown.printStackTrace(cli.getStdErr());
    }
    cli.getStdErr().flush();
  }
}
