package org.rebound.admin.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rebound.admin.settings.Settings;
import org.rebound.admin.settings.WrongSetting;

/**
 * The files of an installation, as a backup names them and as the settings place them.
 *
 * @param folder the data folder
 * @param keys those of return paths
 */
record KeptFiles(Path folder, Path keys) {

  private static final String KEYS = "return-path.keys";
  private static final String FIRST_KEY = "first-api-key";

  /**
   * Where the settings place them.
   *
   * @throws WrongSetting when the database is not the embedded one
   */
  static KeptFiles of(Settings settings) {
    if (!settings.database().isEmbedded()) {
      throw new WrongSetting(
          "database.url: an external database is backed up and restored with PostgreSQL's own"
              + " pg_dump and pg_restore; keep return-path.keys of the data folder beside it");
    }
    Path configured = settings.returnPaths().keysFile();
    return new KeptFiles(
        settings.dataFolder(),
        configured.toString().isEmpty() ? settings.dataFolder().resolve(KEYS) : configured);
  }

  /** Where the embedded database is. */
  Path database() {
    return folder.resolve("postgres");
  }

  /** What goes back to its place, by its name in the backup. */
  Map<String, Path> secrets() {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put(KEYS, keys);
    files.put(FIRST_KEY, folder.resolve(FIRST_KEY));
    return files;
  }

  /** These, and the configuration, which is kept to be looked at. */
  Map<String, Path> withConfiguration(Path configuration) {
    Map<String, Path> files = secrets();
    files.put("config.yml", configuration);
    return files;
  }
}
