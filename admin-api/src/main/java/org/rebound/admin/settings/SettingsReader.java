package org.rebound.admin.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the settings from what the file says, what the environment says (which wins), and the
 * defaults. A key that no setting has, and a value that a setting cannot take, stop everything.
 */
public final class SettingsReader {

  private final Map<String, String> environment;

  /** A reader that overlays {@code environment}, the variables by their names. */
  public SettingsReader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * All settings.
   *
   * @param file the parsed file; a missing node means that there is nothing in it
   * @throws WrongSetting naming the first setting that is wrong
   */
  public Settings read(JsonNode file) {
    return section(Settings.class, SettingName.TOP, file);
  }

  private <T extends Record> T section(Class<T> type, SettingName name, JsonNode node) {
    if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
      throw new WrongSetting(
          (name.path().isEmpty() ? "the file" : name + " in the file")
              + " must hold settings, each as \"name: value\" on a line of its own");
    }
    RecordComponent[] components = type.getRecordComponents();
    refuseUnknown(components, name, node);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(components[i], name.child(components[i].getName()), node);
    }
    return construct(type, components, values);
  }

  private Object value(RecordComponent component, SettingName name, JsonNode section) {
    JsonNode node =
        section.isObject() ? section.path(component.getName()) : MissingNode.getInstance();
    Class<?> type = component.getType();
    if (type.isRecord()) {
      return section(type.asSubclass(Record.class), name, node);
    }
    SettingValue parser = SettingValue.of(component);
    Optional<String> variable =
        Optional.ofNullable(environment.get(name.variable())).filter(v -> !v.isBlank());
    if (variable.isPresent()) {
      return parser.read(name.variable(), variable.get());
    }
    if (node.isMissingNode() || node.isNull()) {
      return parser.standard(name);
    }
    return parser.read(name.path(), parser.text(name.path(), node));
  }

  private static void refuseUnknown(
      RecordComponent[] components, SettingName section, JsonNode node) {
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw new WrongSetting(
                    section.child(key)
                        + ": there is no such setting; "
                        + Likeness.nearest(key, known)
                            .map(name -> "did you mean " + section.child(name) + "?")
                            .orElse("known here: " + String.join(", ", known)));
              }
            });
  }

  private static <T extends Record> T construct(
      Class<T> type, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("settings record " + type + " cannot be made", e);
    }
  }
}
