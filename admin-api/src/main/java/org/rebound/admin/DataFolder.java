package org.rebound.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.rebound.admin.settings.WrongSetting;

/** The folder for all that the daemon keeps. */
public final class DataFolder {

  private DataFolder() {}

  /**
   * Makes the folder when it is missing. Others may pass through it, because the embedded
   * database's user must, but may not look into it.
   *
   * @throws WrongSetting when it cannot be made or written to
   */
  public static Path make(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      }
    } catch (IOException e) {
      throw new WrongSetting("dataFolder: " + folder + " cannot be made: " + e);
    }
    if (!Files.isWritable(folder)) {
      throw new WrongSetting("dataFolder: " + folder + " cannot be written to by this user");
    }
    return folder;
  }
}
