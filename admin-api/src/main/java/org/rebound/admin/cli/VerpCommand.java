package org.rebound.admin.cli;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;
import org.rebound.receiver.verp.KeyRing;
import org.rebound.receiver.verp.ReturnPathSettings;

/**
 * {@code rebound verp}: mints and reads return paths, lists and rotates their keys. Needs the key
 * file, and neither configuration nor database; docs/return-paths.md describes it.
 *
 * <p>Fails with one line on the standard error and a status other than 0. Never shows a secret.
 */
public final class VerpCommand extends Command {

  private static final String DEFAULT_KEYS = "./data/return-path.keys";

  private final InputStream in;
  private final PrintStream out;
  private final Clock clock;

  /** The command on the standard streams. */
  public VerpCommand() {
    this(System.in, new PrintStream(System.out, false, StandardCharsets.UTF_8), Clock.systemUTC());
  }

  VerpCommand(InputStream in, PrintStream out, Clock clock) {
    super("verp", "Mints and reads return paths, lists and rotates their keys");
    this.in = in;
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void configure(Subparser subparser) {
    Subparsers actions = subparser.addSubparsers().dest("action").metavar("ACTION");

    Subparser mint = action(actions, "mint", "print address, tab, return path for each address");
    domain(mint);
    mint.addArgument("--mailing")
        .metavar("NUMBER")
        .type(Long.class)
        .required(true)
        .help("number of the mailing, 1 to 1099511627775");
    mint.addArgument("address")
        .metavar("ADDRESS")
        .nargs("+")
        .help("a recipient; - reads recipients from the standard input, one a line");

    Subparser read = action(actions, "read", "say what a return path is");
    domain(read);
    validity(read);
    read.addArgument("--json").action(Arguments.storeTrue()).help("one JSON object a line");
    read.addArgument("path").metavar("RETURN-PATH").nargs("+").help("a return path");

    action(actions, "keys", "list the keys without their secrets");

    Subparser rotate = action(actions, "rotate", "add a key and let the others retire");
    validity(rotate);
    rotate
        .addArgument("--mint-in")
        .metavar("HOURS")
        .type(Integer.class)
        .choices(Arguments.range(0, 24 * 365))
        .setDefault(0)
        .help("hours until the new key signs: time for every daemon to load it (default 0)");
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace namespace) throws IOException {
    Path file = Path.of(namespace.getString("keys"));
    switch (namespace.getString("action")) {
      case "mint" -> mint(file, namespace);
      case "read" -> read(file, namespace);
      case "keys" -> new KeyListing(out).print(KeyRing.load(file), clock.instant());
      default -> rotate(file, namespace);
    }
    out.flush();
    if (out.checkError()) {
      throw new IOException("cannot write to the standard output");
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {
    String reason = e.getMessage() == null ? e.toString() : e.getMessage();
    cli.getStdErr().println("rebound verp: " + Printable.of(reason));
  }

  private void mint(Path file, Namespace namespace) throws IOException {
    List<String> domains = List.of(namespace.getString("domain"));
    new MintingRun(
            new ReturnPathReader(domains, KeyRing.load(file), clock).paths(),
            namespace.getLong("mailing"),
            out)
        .run(namespace.getList("address"), in);
  }

  private void read(Path file, Namespace namespace) throws IOException {
    int validityDays = namespace.getInt("validity_days");
    ReturnPathReader reader =
        new ReturnPathReader(
            List.of(namespace.getString("domain")), validityDays, KeyRing.load(file), clock);
    for (String text : namespace.<String>getList("path")) {
      ReturnPathDescription description = reader.describe(text);
      out.println(namespace.getBoolean("json") ? description.toJson() : description.toString());
    }
  }

  private void rotate(Path file, Namespace namespace) throws IOException {
    Duration mintIn = Duration.ofHours(namespace.getInt("mint_in"));
    Duration validity = Duration.ofDays(namespace.getInt("validity_days"));
    KeyRing ring = KeyRing.rotate(file, clock, mintIn, validity);
    new KeyListing(out).print(ring, clock.instant());
    out.println(
        "Restart every daemon that uses " + file + " before anybody mints with the new key.");
  }

  private static Subparser action(Subparsers actions, String name, String help) {
    Subparser action = actions.addParser(name).help(help).description(help);
    action
        .addArgument("--keys")
        .metavar("FILE")
        .setDefault(DEFAULT_KEYS)
        .help("the key file (default " + DEFAULT_KEYS + ")");
    return action;
  }

  private static void domain(Subparser action) {
    action.addArgument("--domain").metavar("DOMAIN").required(true).help("the bounce domain");
  }

  private static void validity(Subparser action) {
    action
        .addArgument("--validity-days")
        .metavar("DAYS")
        .type(Integer.class)
        .choices(Arguments.range(1, 3650))
        .setDefault(ReturnPathSettings.DEFAULT_VALIDITY_DAYS)
        .help("days for which a return path is valid (default 30)");
  }
}
