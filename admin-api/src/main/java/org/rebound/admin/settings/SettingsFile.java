package org.rebound.admin.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the configuration file: YAML, each key at most once. */
public final class SettingsFile {

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private SettingsFile() {}

  /**
   * The tree of the file; a missing node when the file is empty.
   *
   * @throws WrongSetting when it cannot be read or is not YAML; names the line
   */
  public static JsonNode read(Path file) {
    try {
      JsonNode tree = YAML.readTree(Files.readString(file));
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (NoSuchFileException e) {
      throw new WrongSetting(
          file + ": there is no such file; give the path of a configuration file");
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
      throw new WrongSetting(file + line + ": not YAML: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new WrongSetting(file + ": cannot be read: " + e);
    }
  }
}
