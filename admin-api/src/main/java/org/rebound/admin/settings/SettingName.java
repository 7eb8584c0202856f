package org.rebound.admin.settings;

import java.util.Locale;

/**
 * The path of a setting in the configuration file, such as {@code returnPaths.validDays}, and the
 * environment variable of the same setting.
 *
 * @param path from the top of the file, with dots; empty for the whole
 */
public record SettingName(String path) {

  /** The whole of the configuration. */
  public static final SettingName TOP = new SettingName("");

  /** The setting {@code name} within this section. */
  public SettingName child(String name) {
    return new SettingName(path.isEmpty() ? name : path + "." + name);
  }

  /** The variable that wins over the file: {@code REBOUND_RETURN_PATHS_VALID_DAYS}. */
  public String variable() {
    StringBuilder variable = new StringBuilder("REBOUND_");
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (Character.isUpperCase(c)) {
        variable.append('_');
      }
      variable.append(c == '.' ? '_' : c);
    }
    return variable.toString().toUpperCase(Locale.ROOT);
  }

  /** The variable that names a file which holds the value, for settings that are secrets. */
  public String fileVariable() {
    return variable() + "_FILE";
  }

  @Override
  public String toString() {
    return path;
  }
}
