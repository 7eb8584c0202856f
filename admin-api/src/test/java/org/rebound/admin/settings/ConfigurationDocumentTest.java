package org.rebound.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {

  private static final Path TOP = top();
  private static final Path DOCUMENT = TOP.resolve("docs").resolve("configuration.md");

  private final SettingsReader reader = new SettingsReader(Map.of());

  @Test
  void documentSaysWhatTheSettingsSay() throws IOException {
    if (Boolean.getBoolean("rebound.regenerate")) {
      Files.writeString(DOCUMENT, SettingsReference.text());
    }
    assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
        .as(
            "docs/configuration.md; make it anew with: mvn -pl admin-api -am test"
                + " -Dtest=ConfigurationDocumentTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Drebound.regenerate=true")
        .isEqualTo(SettingsReference.text());
  }

  @Test
  void everySettingHasItsSentence() {
    everySettingHasItsSentence(Settings.class);
  }

  private static void everySettingHasItsSentence(Class<?> section) {
    for (RecordComponent component : section.getRecordComponents()) {
      assertThat(SettingValue.of(component).setting().value())
          .as(component.toString())
          .isNotBlank();
      if (component.getType().isRecord()) {
        everySettingHasItsSentence(component.getType());
      }
    }
  }

  @Test
  void everyKeyOfTheShippedFileIsASettingWithItsDefault() {
    JsonNode shipped = SettingsFile.read(TOP.resolve("config.yml"));
    assertThat(shipped.isObject()).isTrue();
    assertThat(reader.read(shipped)).isEqualTo(reader.read(MissingNode.getInstance()));
  }

  @Test
  void defaultsAreConsistent() {
    new SettingsCheck(reader.read(MissingNode.getInstance())).consistent();
  }

  /** The folder above the module's, in which surefire runs. */
  private static Path top() {
    return Path.of("..").toAbsolutePath().normalize();
  }
}
