package org.rebound.admin.cli;

import io.dropwizard.core.cli.Cli;
import java.nio.file.FileSystemException;
import org.rebound.admin.settings.WrongSetting;
import org.rebound.receiver.backup.BackupException;
import org.rebound.receiver.ledger.SchemaException;
import org.rebound.receiver.postgres.EmbeddedPostgresException;

/** What a command says when it cannot go on: one line; a stack trace only for a fault of ours. */
public final class Complaint {

  private Complaint() {}

  /** Says it on standard error. */
  public static void about(Throwable thrown, Cli cli) {
    if (isForUsers(thrown)) {
      cli.getStdErr().println("rebound: " + Printable.of(String.valueOf(thrown.getMessage())));
    } else {
      cli.getStdErr().println("rebound: a fault of ours; please report it with what follows");
      thrown.printStackTrace(cli.getStdErr());
    }
    cli.getStdErr().flush();
  }

  /** Whether its message says what is wrong and how to mend it. */
  private static boolean isForUsers(Throwable thrown) {
    return thrown instanceof WrongSetting
        || thrown instanceof BackupException
        || thrown instanceof SchemaException
        || thrown instanceof EmbeddedPostgresException
        || thrown instanceof FileSystemException;
  }
}
