package org.rebound.admin.settings;

import java.lang.reflect.RecordComponent;

/** Writes docs/configuration.md from the settings. */
final class SettingsReference {

  private static final String HEAD =
      """
      # Configuration

      Made from the settings themselves; do not edit. A test compares, and says how to make it anew.

      Settings stand in a YAML file, `config.yml` unless the command line names another. Each can
      also be set by an environment variable, which wins over the file; `returnPaths.validDays` is
      `REBOUND_RETURN_PATHS_VALID_DAYS`: `REBOUND_`, then the path in upper case with `_` between
      words and levels. Lists are written with commas there. A variable that is empty counts as not
      set. A key in the file that is no setting, and a value that a setting cannot take, stop the
      daemon before it does anything; `bin/rebound check-config` looks without starting anything.

      A container platform may set variables of the same form for services that are named after
      Rebound (`REBOUND_SMTP_PORT=tcp://...`); switch that off (Kubernetes: `enableServiceLinks:
      false`) or name the service otherwise.
      """;

  private SettingsReference() {}

  /** The whole document. */
  static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    section(Settings.class, SettingName.TOP, text);
    return text.toString();
  }

  private static void section(Class<? extends Record> type, SettingName name, StringBuilder text) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (!component.getType().isRecord()) {
        setting(name.child(component.getName()), SettingValue.of(component), text);
      }
    }
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType().isRecord()) {
        SettingName child = name.child(component.getName());
        text.append("\n## ").append(child).append("\n\n");
        text.append(SettingValue.of(component).setting().value()).append('\n');
        section(component.getType().asSubclass(Record.class), child, text);
      }
    }
  }

  private static void setting(SettingName name, SettingValue value, StringBuilder text) {
    String standard = value.setting().byDefault();
    text.append("\n### `").append(name).append("`\n\n");
    text.append(value.setting().value()).append("\n\n");
    text.append("- Takes ").append(value.expectation()).append(".\n");
    text.append("- Default: ")
        .append(standard.isEmpty() ? "nothing" : "`" + standard + "`")
        .append(".\n");
    text.append("- Variable: `").append(name.variable()).append("`.\n");
    if (value.setting().secret()) {
      text.append(
              "- Secret: never shown in a message or a log. It may stand in a file of its own: `")
          .append(name.fileVariable())
          .append("` names that.\n");
    }
  }
}
