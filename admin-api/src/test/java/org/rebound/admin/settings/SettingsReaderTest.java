package org.rebound.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

  @Test
  void fileIsReadOverTheDefaults() {
    Settings settings =
        read("smtp: {port: 25, drainTime: 2m}\nreturnPaths: {domains: [a.example, b.example]}");
    assertThat(settings.smtp().port()).isEqualTo(25);
    assertThat(settings.smtp().drainTime()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.smtp().bind()).isEqualTo("127.0.0.1");
    assertThat(settings.returnPaths().domains()).containsExactly("a.example", "b.example");
  }

  @ParameterizedTest
  @CsvSource({
    "database.url, REBOUND_DATABASE_URL",
    "returnPaths.validDays, REBOUND_RETURN_PATHS_VALID_DAYS",
    "database.embedded.sharedBuffers, REBOUND_DATABASE_EMBEDDED_SHARED_BUFFERS",
    "dataFolder, REBOUND_DATA_FOLDER",
  })
  void variableIsNamedAfterThePath(String path, String variable) {
    assertThat(new SettingName(path).variable()).isEqualTo(variable);
  }

  @Test
  void variableWinsOverTheFile() throws JsonProcessingException {
    Map<String, String> variables =
        Map.of(
            "REBOUND_RETURN_PATHS_VALID_DAYS", "7",
            "REBOUND_RETURN_PATHS_DOMAINS", "x.example, y.example",
            "REBOUND_SMTP_PORT", "",
            "REBOUND_JAVA_OPTS", "-Xmx1g");
    Settings settings =
        new SettingsReader(variables)
            .read(tree("returnPaths: {validDays: 9, domains: [a.example]}\nsmtp: {port: 26}"));
    assertThat(settings.returnPaths().validDays()).isEqualTo(7);
    assertThat(settings.returnPaths().domains()).isEqualTo(List.of("x.example", "y.example"));
    assertThat(settings.smtp().port()).as("an empty variable counts as not set").isEqualTo(26);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smtp: {prot: 25} | smtp.prot: there is no such setting; did you mean smtp.port?",
        "smpt: {port: 25} | smpt: there is no such setting; did you mean smtp?",
        "logging: {appenders: []} | logging.appenders: there is no such setting; known here: level,"
            + " libraries, format, bounces, recipientKeyFile",
        "smtp: {port: 70000} | smtp.port: expected a whole number from 0 to 65535, found \"70000\"",
        "smtp: {port: twenty} | smtp.port: expected a whole number from 0 to 65535, found"
            + " \"twenty\"",
        "smtp: {port: [1]} | smtp.port: expected a whole number from 0 to 65535, found a list",
        "smtp: 25 | smtp in the file must hold settings, each as \"name: value\" on a line of its"
            + " own",
        "smtp: {drainTime: 5} | smtp.drainTime: expected a length of time such as 500ms, 30s, 5m,"
            + " 2h or 1d, found \"5\"",
        "returnPaths: {signed: maybe} | returnPaths.signed: expected one of off, untrusted,"
            + " trusted, found \"maybe\"",
        "database: {password: {a: b}} | database.password: expected text, found a section",
      })
  void wrongSettingIsNamedWithWhatItTakes(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml)).isInstanceOf(WrongSetting.class).hasMessage(message);
  }

  @Test
  void secretMayStandInAFileOfItsOwn(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "of a file\n");
    String variable = "REBOUND_DATABASE_PASSWORD";
    Map<String, String> named = Map.of(variable + "_FILE", file.toString());
    assertThat(password(named)).isEqualTo("of a file");
    assertThat(password(Map.of(variable, "plain", variable + "_FILE", file.toString())))
        .as("the variable itself wins")
        .isEqualTo("plain");
    assertThatThrownBy(() -> password(Map.of(variable + "_FILE", folder + "/none")))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith(
            "REBOUND_DATABASE_PASSWORD_FILE: " + folder + "/none cannot be read");
  }

  private static String password(Map<String, String> variables) {
    return new SettingsReader(variables).read(MissingNode.getInstance()).database().password();
  }

  @Test
  void wrongVariableIsNamedItself() {
    SettingsReader reader = new SettingsReader(Map.of("REBOUND_SMTP_PORT", "tcp://10.0.0.1:25"));
    assertThatThrownBy(() -> reader.read(MissingNode.getInstance()))
        .hasMessageStartingWith("REBOUND_SMTP_PORT: expected a whole number")
        .hasMessageContaining("tcp://10.0.0.1:25");
  }

  @Test
  void messageIsOneLineWhateverTheValue() {
    assertThatThrownBy(() -> read("smtp: {port: \"a\\nb\\u001b[2J\"}"))
        .hasMessage("smtp.port: expected a whole number from 0 to 65535, found \"a b [2J\"");
  }

  private static Settings read(String yaml) {
    try {
      return new SettingsReader(Map.of()).read(tree(yaml));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode tree(String yaml) throws JsonProcessingException {
    return new YAMLMapper().readTree(yaml);
  }
}
