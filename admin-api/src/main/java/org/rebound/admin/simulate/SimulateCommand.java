package org.rebound.admin.simulate;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * {@code rebound simulate}: shows the program with data. Registers mailings and people who do not
 * exist at a running daemon, and sends it what comes back by SMTP. Refuses any daemon but one on
 * this machine unless it is told otherwise.
 */
public final class SimulateCommand extends Command {

  private final PrintStream out;
  private final Clock clock;

  /** The command on the standard output. */
  public SimulateCommand() {
    this(new PrintStream(System.out, true, StandardCharsets.UTF_8), Clock.systemUTC());
  }

  SimulateCommand(PrintStream out, Clock clock) {
    super(
        "simulate", "Fills a running daemon with mailings and bounces of people who do not exist");
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void configure(Subparser subparser) {
    text(subparser, "--url", "URL", "http://127.0.0.1:8080", "the daemon's API");
    text(subparser, "--smtp", "HOST:PORT", "127.0.0.1:2525", "the daemon's SMTP port");
    text(subparser, "--key-file", "FILE", "./data/first-api-key", "an admin's key");
    number(subparser, "--mailings", 12, 1, 1_000, "how many, spread over the last 30 days");
    number(subparser, "--recipients", 2_000, 1, 100_000, "of each mailing");
    subparser
        .addArgument("--seed")
        .metavar("NUMBER")
        .type(Long.class)
        .setDefault(1L)
        .help("the same seed makes the same people and bounces");
    subparser
        .addArgument("--allow-remote")
        .action(Arguments.storeTrue())
        .help("send to a daemon that is not on this machine, too");
  }

  private static void text(
      Subparser subparser, String name, String metavar, String standard, String help) {
    subparser.addArgument(name).metavar(metavar).setDefault(standard).help(help);
  }

  private static void number(
      Subparser subparser, String name, int standard, int least, int most, String help) {
    subparser
        .addArgument(name)
        .metavar("NUMBER")
        .type(Integer.class)
        .choices(Arguments.range(least, most))
        .setDefault(standard)
        .help(help);
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace namespace) throws IOException {
    boolean anywhere = namespace.getBoolean("allow_remote");
    SimulationSettings settings =
        new SimulationSettings(
            Place.api(namespace.getString("url"), anywhere),
            Place.smtp(namespace.getString("smtp"), anywhere),
            key(Path.of(namespace.getString("key_file"))),
            namespace.getInt("mailings"),
            namespace.getInt("recipients"),
            namespace.getLong("seed"));
    new Simulation(settings, out, clock).run();
    if (out.checkError()) {
      throw new IOException("cannot write to the standard output");
    }
  }

  private static String key(Path file) throws IOException {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      throw new IOException(
          "there is no file " + file + "; give an admin's key with --key-file", e);
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {
    String reason = e.getMessage() == null ? e.toString() : e.getMessage();
    cli.getStdErr().println("rebound simulate: " + reason.replaceAll("\\p{Cntrl}", "?"));
  }
}
