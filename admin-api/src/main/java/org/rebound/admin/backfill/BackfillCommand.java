package org.rebound.admin.backfill;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.cli.Printable;
import org.rebound.receiver.address.MailAddress;

/**
 * {@code rebound backfill}: sends old bounces out of mailboxes (mbox) and folders (Maildir) to a
 * running daemon by SMTP, each to the return path that its fields name, so that it is taken as if
 * it came by mail. May be broken off and run again: what the daemon has counts nothing anew.
 *
 * <p>A file that cannot be read gets a line; the others are read all the same, and the status is 1
 * at the end.
 */
public final class BackfillCommand extends Command {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final PrintStream out;

  /** The command on the standard output. */
  public BackfillCommand() {
    this(new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  BackfillCommand(PrintStream out) {
    super("backfill", "Sends old bounces out of mailboxes to a running daemon");
    this.out = out;
  }

  @Override
  public void configure(Subparser subparser) {
    text(subparser, "--to", "HOST:PORT", "the daemon's SMTP port (default 127.0.0.1:2525)");
    text(
        subparser,
        "--otherwise",
        "ADDRESS",
        "where messages go whose own return path is refused: postmaster at a bounce domain");
    text(
        subparser,
        "--since",
        "DATE",
        "leave out what arrived before this day (2026-01-31) by its own date");
    text(subparser, "--report", "FILE", "write a line for each message that was not recorded");
    subparser
        .addArgument("--connections")
        .metavar("NUMBER")
        .type(Integer.class)
        .choices(Arguments.range(1, 50))
        .setDefault(4)
        .help("how many messages to send at once (default 4)");
    subparser
        .addArgument("--patience")
        .metavar("SECONDS")
        .type(Integer.class)
        .choices(Arguments.range(0, 86_400))
        .setDefault((int) PATIENCE.toSeconds())
        .help("how long to try a message while the daemon is away or busy (default 300)");
    subparser
        .addArgument("path")
        .metavar("PATH")
        .nargs("+")
        .help("a mailbox (mbox), a message, or a folder of them (Maildir too)");
  }

  private static void text(Subparser subparser, String name, String metavar, String help) {
    subparser.addArgument(name).metavar(metavar).help(help);
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace namespace) throws Exception {
    BackfillSettings settings =
        new BackfillSettings(
            namespace.<String>getList("path").stream().map(Path::of).toList(),
            place(namespace.getString("to")),
            address(namespace.getString("otherwise")),
            since(namespace.getString("since")),
            Optional.ofNullable(namespace.getString("report")).map(Path::of),
            namespace.getInt("connections"),
            Duration.ofSeconds(namespace.getInt("patience")));
    Optional<Path> file = settings.report();
    long unreadable;
    try (Report report = file.isPresent() ? Report.in(file.get()) : Report.none()) {
      unreadable = new Backfill(settings, out, report).run();
    }
    if (unreadable > 0) {
      throw new IOException(unreadable + " of the files could not be read");
    }
  }

  private static InetSocketAddress place(@Nullable String text) {
    String place = text == null ? "127.0.0.1:2525" : text;
    int colon = place.lastIndexOf(':');
    if (colon < 1 || !place.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("--to: expected HOST:PORT, found " + place);
    }
    return InetSocketAddress.createUnresolved(
        place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
  }

  private static Optional<MailAddress> address(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(
            address ->
                MailAddress.parse(address)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "--otherwise: expected a mail address, found " + address)));
  }

  private static Optional<Instant> since(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(day -> LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--since: expected a day such as 2026-01-31, found " + text, e);
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {
    String reason = e.getMessage() == null ? e.toString() : e.getMessage();
    cli.getStdErr().println("rebound backfill: " + Printable.of(reason));
  }
}
