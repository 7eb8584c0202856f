package org.rebound.admin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A file for zsh's {@code fpath}, with what each command and option does. */
final class ZshCompletion {

  private static final String SCRIPT =
      """
      #compdef rebound
      # Completes the words of rebound in zsh; made by: rebound completion zsh
      _rebound() {
        local command= i
        for ((i = 2; i < CURRENT; i++)); do
          case "$command ${words[i]}" in
            %s) command="${command:+$command }${words[i]}" ;;
          esac
        done
        local -a found
        case $command in
      %s  esac
      }
      _rebound "$@"
      """;

  private ZshCompletion() {}

  /** The file for these commands. */
  static String of(List<CommandWords> commands) {
    List<String> paths = new ArrayList<>();
    StringBuilder cases = new StringBuilder("    '') found=(\n");
    commands.forEach(command -> described(cases, command.name(), command.help()));
    cases.append("      ); _describe command found ;;\n");
    commands.forEach(command -> add(command, "", paths, cases));
    return SCRIPT.formatted(String.join(" | ", paths), cases);
  }

  private static void add(
      CommandWords command, String parent, List<String> paths, StringBuilder cases) {
    paths.add("\"" + parent + " " + command.name() + "\"");
    String path = parent.isEmpty() ? command.name() : parent + " " + command.name();
    cases.append("    '").append(path).append("') found=(\n");
    command.actions().forEach(action -> described(cases, action.name(), action.help()));
    command.choices().forEach(choice -> described(cases, choice, ""));
    command
        .options()
        .forEach(option -> option.names().forEach(name -> described(cases, name, option.help())));
    described(cases, "--help", "say what it takes");
    cases.append("      ); _describe word found; ");
    boolean values = command.options().stream().anyMatch(CommandWords::isFile);
    cases.append(command.takesFiles() || values ? "_files ;;\n" : "true ;;\n");
    command.actions().forEach(action -> add(action, path, paths, cases));
  }

  private static void described(StringBuilder cases, String word, String help) {
    String text = word + (help.isEmpty() ? "" : ":" + help.replace("'", "'\\''"));
    cases.append("      '").append(text.lines().collect(Collectors.joining(" "))).append("'\n");
  }
}
