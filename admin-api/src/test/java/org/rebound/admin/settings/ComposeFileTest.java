package org.rebound.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be said of deploy/docker-compose.yml without an engine to run it. */
class ComposeFileTest {

  private static final JsonNode SERVICES =
      SettingsFile.read(Path.of("../deploy/docker-compose.yml")).get("services");

  @Test
  void everyVariableIsASettingAndTakesItsValue() {
    Set<String> known = new HashSet<>();
    variables(Settings.class, SettingName.TOP, known);
    Map<String, String> environment = new HashMap<>();
    SERVICES
        .get("rebound")
        .get("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    assertThat(known).containsAll(environment.keySet());
    environment.remove("REBOUND_DATABASE_PASSWORD_FILE");
    environment.put("REBOUND_DATABASE_PASSWORD", "secret");
    Settings settings = new SettingsReader(environment).read(MissingNode.getInstance());
    assertThat(new SettingsCheck(settings).wrong()).isEmpty();
    assertThat(settings.database().isEmbedded()).isFalse();
  }

  @Test
  void onlySmtpIsOpenToTheWorld() {
    assertThat(SERVICES.get("rebound").get("ports"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("25:2525", "127.0.0.1:8080:8080");
    assertThat(SERVICES.get("database").has("ports")).isFalse();
  }

  @Test
  void theRootIsReadOnlyAndNoPrivilegeIsLeft() {
    JsonNode rebound = SERVICES.get("rebound");
    assertThat(rebound.get("read_only").asBoolean()).isTrue();
    assertThat(rebound.get("cap_drop")).extracting(JsonNode::asText).containsExactly("ALL");
    assertThat(rebound.get("security_opt"))
        .extracting(JsonNode::asText)
        .containsExactly("no-new-privileges:true");
  }

  private static void variables(Class<?> section, SettingName name, Set<String> known) {
    for (RecordComponent component : section.getRecordComponents()) {
      SettingName child = name.child(component.getName());
      if (component.getType().isRecord()) {
        variables(component.getType(), child, known);
      } else {
        known.add(child.variable());
        if (SettingValue.of(component).setting().secret()) {
          known.add(child.fileVariable());
        }
      }
    }
  }
}
