package org.rebound.admin.cli;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * {@code completion}: prints what a shell needs to complete the words of our commands. Made from
 * the commands themselves, so that it is right for the release that printed it.
 */
public final class CompletionCommand extends Command {

  /** The command. */
  public CompletionCommand() {
    super("completion", "print what bash or zsh needs to complete our commands");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("shell").metavar("SHELL").choices("bash", "zsh").help("bash or zsh");
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace namespace) {
    List<CommandWords> commands = bootstrap.getCommands().stream().map(CommandWords::of).toList();
    String script =
        namespace.getString("shell").equals("zsh")
            ? ZshCompletion.of(commands)
            : BashCompletion.of(commands);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    out.print(script);
    out.flush();
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable thrown) {
    Complaint.about(thrown, cli);
  }
}
