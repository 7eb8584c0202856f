package org.rebound.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.rebound.admin.logging.RecipientHash;
import org.rebound.admin.settings.LoggingSettings;
import org.rebound.admin.settings.WrongSetting;

/** How recipients are named in the log, by our settings. */
final class RecipientNames {

  private RecipientNames() {}

  /**
   * What stands for an address.
   *
   * @throws WrongSetting when the key file cannot be used
   */
  static UnaryOperator<String> of(LoggingSettings settings, Path dataFolder) {
    return switch (settings.bounces()) {
      case OFF -> email -> "";
      case CLEAR -> UnaryOperator.identity();
      case HASHED -> hashed(settings.recipientKeyFile(), dataFolder);
    };
  }

  private static UnaryOperator<String> hashed(Path file, Path dataFolder) {
    try {
      return RecipientHash.loadOrCreate(
          file.toString().isEmpty() ? dataFolder.resolve("log.key") : file);
    } catch (IOException e) {
      throw new WrongSetting("logging.recipientKeyFile: " + e.getMessage());
    }
  }
}
