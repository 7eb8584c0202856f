package org.rebound.admin.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes the settings from what the file says, what the environment says (which wins), and the
 * defaults. A key that no setting has, and a value that a setting cannot take, stop everything.
 */
public final class SettingsReader {

  private final Map<String, String> environment;
  private final Consumer<WrongSetting> wrong;

  /** A reader that overlays {@code environment}, the variables by their names. */
  public SettingsReader(Map<String, String> environment) {
    this(
        environment,
        first -> {
          throw first;
        });
  }

  private SettingsReader(Map<String, String> environment, Consumer<WrongSetting> wrong) {
    this.environment = Map.copyOf(environment);
    this.wrong = wrong;
  }

  /** Everything that is wrong with what this environment and this file say; empty when nothing. */
  public static List<WrongSetting> wrong(Map<String, String> environment, JsonNode file) {
    List<WrongSetting> all = new ArrayList<>();
    new SettingsReader(environment, all::add).read(file);
    return List.copyOf(all);
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
      wrong.accept(
          new WrongSetting(
              (name.path().isEmpty() ? "the file" : name + " in the file")
                  + " must hold settings, each as \"name: value\" on a line of its own"));
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
    try {
      Optional<String> variable =
          variable(name.variable())
              .or(() -> parser.setting().secret() ? secretFile(name) : Optional.empty());
      if (variable.isPresent()) {
        return parser.read(name.variable(), variable.get());
      }
      if (!node.isMissingNode() && !node.isNull()) {
        return parser.read(name.path(), parser.text(name.path(), node));
      }
    } catch (WrongSetting e) {
      wrong.accept(e);
    }
    return parser.standard(name);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Where containers and service managers hand secrets over. */
  private Optional<String> secretFile(SettingName name) {
    return variable(name.fileVariable())
        .map(
            file -> {
              try {
                return Files.readString(Path.of(file)).strip();
              } catch (IOException | InvalidPathException e) {
                throw new WrongSetting(
                    name.fileVariable() + ": " + file + " cannot be read by this user: " + e);
              }
            });
  }

  private void refuseUnknown(RecordComponent[] components, SettingName section, JsonNode node) {
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                wrong.accept(
                    new WrongSetting(
                        section.child(key)
                            + ": there is no such setting; "
                            + Likeness.nearest(key, known)
                                .map(name -> "did you mean " + section.child(name) + "?")
                                .orElse("known here: " + String.join(", ", known))));
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
