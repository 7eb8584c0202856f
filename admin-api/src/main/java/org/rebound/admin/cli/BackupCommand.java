package org.rebound.admin.cli;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.rebound.admin.ReboundConfiguration;
import org.rebound.admin.settings.WrongSetting;
import org.rebound.receiver.backup.Backup;
import org.rebound.receiver.postgres.EmbeddedPostgres;
import org.rebound.receiver.postgres.EmbeddedPostgresSettings;
import org.rebound.receiver.postgres.RunningPostgres;

/**
 * {@code backup}: writes the embedded database and the keys into one file, while the daemon runs or
 * while it does not. Whatever was answered 250 before it began is in the file.
 */
public final class BackupCommand extends ConfiguredCommand<ReboundConfiguration> {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'rebound-'yyyyMMdd'T'HHmmss'Z.zip'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Clock clock = Clock.systemUTC();

  /** The command. */
  public BackupCommand() {
    super("backup", "write the embedded database and the keys into one file; the daemon may run");
  }

  @Override
  protected Class<ReboundConfiguration> getConfigurationClass() {
    return ReboundConfiguration.class;
  }

  @Override
  protected Argument addFileArgument(Subparser subparser) {
    subparser
        .addArgument("backup")
        .metavar("FILE")
        .help("a file that is not there yet, or a folder for one that is named after the time");
    return ConfigurationArgument.addTo(subparser);
  }

  @Override
  protected void run(
      Bootstrap<ReboundConfiguration> bootstrap,
      Namespace namespace,
      ReboundConfiguration configuration)
      throws IOException {
    KeptFiles kept = KeptFiles.of(configuration.settings());
    Path named = Path.of(namespace.getString("backup"));
    Path file = Files.isDirectory(named) ? named.resolve(NAME.format(clock.instant())) : named;
    Optional<RunningPostgres> running = RunningPostgres.in(kept.database());
    Backup made =
        running.isPresent()
            ? write(running.get(), file, kept, namespace)
            : startAndWrite(file, kept, namespace);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.printf(
        "%s holds %d messages and %d events, as they were at %s.%n",
        file, made.messages(), made.bounces(), made.made());
  }

  private Backup write(RunningPostgres server, Path file, KeptFiles kept, Namespace namespace) {
    return write(server.jdbcUrl(), server.user(), server.password(), file, kept, namespace);
  }

  private Backup startAndWrite(Path file, KeptFiles kept, Namespace namespace) throws IOException {
    if (!Files.exists(kept.database().resolve("postgres"))) {
      throw new WrongSetting("dataFolder: there is no database in " + kept.folder());
    }
    OwnFolder.require(kept.folder());
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(EmbeddedPostgresSettings.in(kept.database()))) {
      return write(server.jdbcUrl(), server.user(), server.password(), file, kept, namespace);
    }
  }

  private Backup write(
      String url, String user, String password, Path file, KeptFiles kept, Namespace namespace) {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      return Backup.write(
          connection, file, kept.withConfiguration(Path.of(namespace.getString("file"))), clock);
    } catch (SQLException e) {
      throw new WrongSetting("the database does not answer: " + e.getMessage());
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable thrown) {
    Complaint.about(thrown, cli);
  }
}
