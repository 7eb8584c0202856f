package org.rebound.admin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.rebound.admin.ReboundConfiguration;
import org.rebound.admin.settings.Settings;
import org.rebound.admin.settings.SettingsCheck;
import org.rebound.admin.settings.SettingsFile;
import org.rebound.admin.settings.SettingsLines;
import org.rebound.admin.settings.SettingsReader;
import org.rebound.admin.settings.WrongSetting;

/**
 * {@code check-config}: reads the configuration as {@code server} does, environment included, and
 * says whether it is right, or all that is wrong with it, each with its line. Starts nothing.
 */
public final class CheckConfigCommand extends Command {

  private final Map<String, String> environment;

  /** The command; variables of {@code environment} win over the file. */
  public CheckConfigCommand(Map<String, String> environment) {
    super("check-config", "say whether a configuration is right, and start nothing");
    this.environment = Map.copyOf(environment);
  }

  @Override
  public void configure(Subparser subparser) {
    ConfigurationArgument.addTo(subparser);
  }

  @Override
  @SuppressWarnings("SystemOut") // the answer of a command
  public void run(Bootstrap<?> bootstrap, Namespace namespace) throws WrongSettings {
    Path file = Path.of(namespace.getString("file"));
    JsonNode tree = SettingsFile.read(file);
    List<WrongSetting> wrong = SettingsReader.wrong(environment, tree);
    if (wrong.isEmpty()) {
      Settings settings = new SettingsReader(environment).read(tree);
      wrong = new SettingsCheck(settings).wrong();
      if (wrong.isEmpty()) {
        new ReboundConfiguration(settings);
      }
    }
    if (!wrong.isEmpty()) {
      throw new WrongSettings(file, wrong);
    }
    System.out.println(file + " is right.");
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable thrown) {
    if (thrown instanceof WrongSettings all) {
      SettingsLines lines = SettingsLines.of(all.file);
      for (WrongSetting wrong : all.wrong) {
        String place = lines.of(wrong).map(line -> all.file + " line " + line + ": ").orElse("");
        cli.getStdErr().println("rebound: " + Printable.of(place + wrong.getMessage()));
      }
    } else {
      Complaint.about(thrown, cli);
    }
  }

  /** All that is wrong with a file. */
  static final class WrongSettings extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final transient List<WrongSetting> wrong;

    WrongSettings(Path file, List<WrongSetting> wrong) {
      super(wrong.size() + " settings are wrong");
      this.file = file;
      this.wrong = List.copyOf(wrong);
    }
  }
}
