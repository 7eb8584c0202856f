package org.rebound.admin.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** On which line of a configuration file each setting stands. */
public final class SettingsLines {

  private final Map<String, Integer> lines = new HashMap<>();

  private SettingsLines() {}

  /** The lines of this file; none when it cannot be read. */
  public static SettingsLines of(Path file) {
    SettingsLines lines = new SettingsLines();
    try {
      Node top = new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(file)));
      if (top != null) {
        lines.collect(SettingName.TOP, top);
      }
    } catch (IOException | YAMLException e) {
      lines.lines.clear();
    }
    return lines;
  }

  /** The line of the setting that is wrong; nothing when it does not stand in the file. */
  public Optional<Integer> of(WrongSetting wrong) {
    String message = String.valueOf(wrong.getMessage());
    int end = 0;
    while (end < message.length()
        && (Character.isLetterOrDigit(message.charAt(end)) || message.charAt(end) == '.')) {
      end++;
    }
    return Optional.ofNullable(lines.get(message.substring(0, end)));
  }

  private void collect(SettingName section, Node node) {
    if (node instanceof MappingNode mapping) {
      mapping
          .getValue()
          .forEach(
              entry -> {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                  SettingName name = section.child(key.getValue());
                  lines.put(name.path(), key.getStartMark().getLine() + 1);
                  collect(name, entry.getValueNode());
                }
              });
    }
  }
}
