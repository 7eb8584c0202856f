package org.rebound.admin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A function for bash's {@code complete}. */
final class BashCompletion {

  private static final String SCRIPT =
      """
      # Completes the words of rebound in bash; made by: rebound completion bash
      _rebound() {
        local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
        local command= words= files= i
        for ((i = 1; i < COMP_CWORD; i++)); do
          case "$command ${COMP_WORDS[i]}" in
            %s) command="${command:+$command }${COMP_WORDS[i]}" ;;
          esac
        done
        case "$command $previous" in
      %s    *)
            case $command in
      %s      esac ;;
        esac
        mapfile -t COMPREPLY < <(
          compgen -W "$words" -- "$word"
          [ -z "$files" ] || compgen -f -- "$word"
        )
      }
      complete -o filenames -F _rebound rebound
      """;

  private BashCompletion() {}

  /** The script for these commands. */
  static String of(List<CommandWords> commands) {
    List<String> paths = new ArrayList<>();
    StringBuilder values = new StringBuilder();
    StringBuilder words = new StringBuilder();
    words.append("        \"\") words='%s' ;;\n".formatted(names(commands) + " -h --help"));
    for (CommandWords command : commands) {
      add(command, "", paths, values, words);
    }
    return SCRIPT.formatted(String.join(" | ", paths), values, words);
  }

  private static void add(
      CommandWords command,
      String parent,
      List<String> paths,
      StringBuilder values,
      StringBuilder words) {
    paths.add("\"" + parent + " " + command.name() + "\"");
    String path = parent.isEmpty() ? command.name() : parent + " " + command.name();
    for (ArgumentWords option : command.options()) {
      if (!option.isFlag()) {
        values.append("    ").append(value(path, option)).append(" ;;\n");
      }
    }
    String options =
        command.options().stream()
            .flatMap(option -> option.names().stream())
            .collect(Collectors.joining(" "));
    String all =
        Stream.of(
                names(command.actions()), String.join(" ", command.choices()), options, "-h --help")
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
    words.append(
        "        '%s') words='%s'%s ;;\n"
            .formatted(path, all, command.takesFiles() ? " files=yes" : ""));
    command.actions().forEach(action -> add(action, path, paths, values, words));
  }

  private static String value(String path, ArgumentWords option) {
    String patterns =
        option.names().stream()
            .map(name -> "'" + path + " " + name + "'")
            .collect(Collectors.joining(" | "));
    if (CommandWords.isFile(option)) {
      return patterns + ") files=yes";
    }
    return patterns + ") words='" + String.join(" ", option.choices()) + "'";
  }

  private static String names(List<CommandWords> commands) {
    return commands.stream().map(CommandWords::name).collect(Collectors.joining(" "));
  }
}
