package org.rebound.admin;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.Json;
import org.rebound.admin.auth.FirstKey;
import org.rebound.admin.backfill.BackfillCommand;
import org.rebound.admin.cli.BackupCommand;
import org.rebound.admin.cli.CheckConfigCommand;
import org.rebound.admin.cli.ClassifyCommand;
import org.rebound.admin.cli.CompletionCommand;
import org.rebound.admin.cli.RestoreCommand;
import org.rebound.admin.cli.ServeCommand;
import org.rebound.admin.cli.SettingsFactory;
import org.rebound.admin.cli.VerpCommand;
import org.rebound.admin.export.Exports;
import org.rebound.admin.health.DatabaseCheck;
import org.rebound.admin.settings.Settings;
import org.rebound.admin.simulate.SimulateCommand;
import org.rebound.receiver.actions.JobRunner;
import org.rebound.receiver.actions.JobSettings;
import org.rebound.receiver.ledger.ApiKeys;
import org.rebound.receiver.ledger.AuditList;
import org.rebound.receiver.listener.Listener;
import org.rebound.receiver.lists.ListStream;
import org.rebound.receiver.validate.MailDomains;
import org.rebound.receiver.verp.ReturnPaths;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon: the only place where its parts are wired. */
public final class ReboundApplication extends Application<ReboundConfiguration> {

  private static final Logger LOG = LoggerFactory.getLogger(ReboundApplication.class);

  private final Map<String, String> variables;
  private final PrintStream out;
  private final Clock clock = Clock.systemUTC();
  private final ServiceNotice notice;
  private int status;
  private @Nullable Server server;

  /**
   * An application.
   *
   * @param variables environment variables, which win over the configuration file
   * @param out where it says that it runs
   */
  public ReboundApplication(Map<String, String> variables, PrintStream out) {
    this.variables = Map.copyOf(variables);
    this.out = out;
    this.notice = new ServiceNotice(this.variables, "systemd-notify");
  }

  /** Runs one command; ends the process when it fails. */
  public static void main(String[] arguments) throws Exception {
    ReboundApplication application = new ReboundApplication(System.getenv(), System.out);
    int status = application.runCommand(arguments);
    if (status != 0) {
      System.exit(status);
    }
    if (application.server != null) {
      application.server.setStopAtShutdown(false);
      Runtime.getRuntime().addShutdownHook(new Thread(application::end, "rebound-end"));
    }
  }

  /** A daemon that was asked to stop, and did in good order, has not failed: its status is 0. */
  private void end() {
    int ended = 0;
    notice.stopping();
    try {
      stop();
    } catch (Exception e) {
      LOG.error("The daemon did not stop in good order", e);
      ended = 1;
    }
    Runtime.getRuntime().halt(ended);
  }

  /**
   * Runs one command; {@code server} returns when the daemon runs.
   *
   * @return the exit status: 0, or 1 when it failed, having said why on the standard error
   */
  public int runCommand(String... arguments) throws Exception {
    run(arguments);
    return status;
  }

  /** Stops the daemon, if it runs: the mail first, the database last. */
  public void stop() throws Exception {
    if (server != null) {
      server.stop();
    }
  }

  @Override
  public String getName() {
    return "rebound";
  }

  @Override
  public void initialize(Bootstrap<ReboundConfiguration> bootstrap) {
    bootstrap.setObjectMapper(Json.MAPPER);
    bootstrap.setConfigurationFactoryFactory(
        (type, validator, mapper, prefix) -> new SettingsFactory(variables));
  }

  @Override
  protected void addDefaultCommands(Bootstrap<ReboundConfiguration> bootstrap) {
    bootstrap.addCommand(new ServeCommand(this));
    bootstrap.addCommand(new CheckConfigCommand(variables));
    bootstrap.addCommand(new BackupCommand());
    bootstrap.addCommand(new RestoreCommand());
    bootstrap.addCommand(new ClassifyCommand());
    bootstrap.addCommand(new VerpCommand());
    bootstrap.addCommand(new BackfillCommand());
    bootstrap.addCommand(new SimulateCommand());
    bootstrap.addCommand(new CompletionCommand());
  }

  @Override
  public void run(ReboundConfiguration configuration, Environment environment) throws IOException {
    RunningParts running = new RunningParts();
    environment.lifecycle().manage(running);
    try {
      wire(configuration, environment, running);
    } catch (RuntimeException | IOException e) {
      running.stop();
      throw e;
    }
  }

  private void wire(
      ReboundConfiguration configuration, Environment environment, RunningParts running)
      throws IOException {
    Settings settings = configuration.settings();
    Path folder = DataFolder.make(settings.dataFolder());
    ReturnPaths returnPaths = ReturnPathsFactory.make(settings.returnPaths(), folder, clock);
    Database database = Database.open(settings.database(), folder, environment.metrics());
    running.add(database::stop);
    Listener listener =
        MailWiring.register(
            environment,
            configuration,
            returnPaths,
            database,
            running,
            RecipientNames.of(settings.logging(), folder),
            clock);
    Jdbi jdbi = database.jdbi();
    FirstKey firstKey = new FirstKey(new ApiKeys(jdbi), folder, clock);
    environment.healthChecks().register("database", new DatabaseCheck(jdbi));
    MailDomains domains = new MailDomains(configuration.dns(), clock);
    running.add(domains::close);
    JobRunner runner = JobRunner.start(jdbi, JobSettings.DEFAULTS, clock, environment.metrics());
    running.add(runner::close);
    Exports exports =
        new Exports(
            new ListStream(jdbi), new AuditList(jdbi), ExportFactory.limits(settings), clock);
    running.add(exports::close);
    ApiWiring api = new ApiWiring(environment.jersey(), jdbi, clock);
    api.everyRequest(settings.server(), settings.console());
    api.bounces();
    api.sending(returnPaths::mint);
    api.validation(domains, settings.validation().requests());
    FeedWiring.register(environment, jdbi, api);
    WebhookWiring.register(settings.webhooks(), jdbi, api, running, environment.metrics(), clock);
    MonitoringWiring.register(environment.metrics(), configuration, folder, jdbi, running, clock);
    api.book();
    api.exports(exports);
    api.actions(runner);
    api.describe();
    environment
        .lifecycle()
        .addServerLifecycleListener(
            new Announcement(settings, listener, database, firstKey, firstKey.makeIfNone(), out));
    environment.lifecycle().addServerLifecycleListener(started -> server = started);
    environment.lifecycle().addServerLifecycleListener(started -> notice.ready());
  }

  @Override
  protected void onFatalError(Throwable thrown) {
    status = 1;
  }
}
