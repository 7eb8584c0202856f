package org.rebound.admin.cli;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.postgresql.ds.PGSimpleDataSource;
import org.rebound.admin.DataFolder;
import org.rebound.admin.ReboundConfiguration;
import org.rebound.receiver.backup.Restoration;
import org.rebound.receiver.postgres.EmbeddedPostgres;
import org.rebound.receiver.postgres.EmbeddedPostgresSettings;

/**
 * {@code restore}: makes a database and keys of a backup, in a data folder that is empty or not
 * there yet. Nothing is changed until all of the backup has been verified, and a failure leaves
 * nothing behind.
 */
public final class RestoreCommand extends ConfiguredCommand<ReboundConfiguration> {

  /** The command. */
  public RestoreCommand() {
    super("restore", "make a new data folder of a backup");
  }

  @Override
  protected Class<ReboundConfiguration> getConfigurationClass() {
    return ReboundConfiguration.class;
  }

  @Override
  protected Argument addFileArgument(Subparser subparser) {
    subparser.addArgument("backup").metavar("FILE").help("what rebound backup has written");
    return ConfigurationArgument.addTo(subparser);
  }

  @Override
  protected void run(
      Bootstrap<ReboundConfiguration> bootstrap,
      Namespace namespace,
      ReboundConfiguration configuration)
      throws IOException {
    KeptFiles kept = KeptFiles.of(configuration.settings());
    OwnFolder.require(kept.folder());
    OwnFolder.requireEmpty(kept.folder());
    try (Restoration backup = Restoration.open(Path.of(namespace.getString("backup")))) {
      restore(backup, kept);
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      out.printf(
          "%s holds %d messages and %d events, as they were at %s. Start the daemon.%n",
          kept.folder(), backup.messages(), backup.bounces(), backup.made());
    }
  }

  /** The database gets its name last: a daemon that is started meanwhile makes this fail. */
  private static void restore(Restoration backup, KeptFiles kept) throws IOException {
    Path folder = DataFolder.make(kept.folder());
    Path making = folder.resolve("postgres.restoring");
    List<Path> written = new ArrayList<>();
    try {
      try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(making))) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(server.jdbcUrl());
        database.setUser(server.user());
        database.setPassword(server.password());
        backup.into(database);
      }
      for (Map.Entry<String, Path> secret : kept.secrets().entrySet()) {
        if (backup.file(secret.getKey(), secret.getValue())) {
          written.add(secret.getValue());
        }
      }
      Files.move(making, kept.database());
      written.clear();
    } finally {
      OwnFolder.delete(making);
      for (Path secret : written) {
        Files.delete(secret);
      }
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable thrown) {
    Complaint.about(thrown, cli);
  }
}
