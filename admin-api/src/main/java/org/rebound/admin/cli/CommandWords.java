package org.rebound.admin.cli;

import io.dropwizard.core.cli.Command;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * The words that a command takes, heard from the command itself: it is told to define its arguments
 * to a listener in place of a parser, so that nothing is written down twice.
 */
final class CommandWords {

  private static final List<String> FILES = List.of("FILE", "PATH", "CONFIG", "FOLDER");

  private final String name;
  private final List<CommandWords> actions = new ArrayList<>();
  private final List<ArgumentWords> arguments = new ArrayList<>();
  private String help;

  private CommandWords(String name, String help) {
    this.name = name;
    this.help = help;
  }

  /** The words of this command. */
  static CommandWords of(Command command) {
    CommandWords words = new CommandWords(command.getName(), command.getDescription());
    command.configure(words.listener(Subparser.class));
    return words;
  }

  /** The command, or the action of one. */
  String name() {
    return name;
  }

  /** What it does, in one line. */
  String help() {
    return help;
  }

  /** The commands below it. */
  List<CommandWords> actions() {
    return List.copyOf(actions);
  }

  /** The options that it takes. */
  List<ArgumentWords> options() {
    return arguments.stream().filter(ArgumentWords::isOption).toList();
  }

  /** Whether the words that are no options may be files. */
  boolean takesFiles() {
    return arguments.stream().anyMatch(a -> !a.isOption() && FILES.contains(a.metavar()));
  }

  /** What the words that are no options may be. */
  List<String> choices() {
    return arguments.stream()
        .filter(a -> !a.isOption())
        .flatMap(a -> a.choices().stream())
        .toList();
  }

  /** Hears what is defined: arguments, actions and their help; anything else is let pass. */
  private <T> T listener(Class<T> type) {
    InvocationHandler handler =
        (proxy, method, parameters) ->
            switch (method.getName()) {
              case "addArgument" -> {
                ArgumentWords argument = new ArgumentWords(List.of((String[]) parameters[0]));
                arguments.add(argument);
                yield argument.listener(method.getReturnType());
              }
              case "addParser" -> {
                CommandWords action = new CommandWords((String) parameters[0], "");
                actions.add(action);
                yield action.listener(Subparser.class);
              }
              case "help" -> {
                help = (String) parameters[0];
                yield proxy;
              }
              default -> next(proxy, method);
            };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Groups and lists of actions are heard as if their owner were told. */
  private Object next(Object proxy, Method method) {
    Class<?> type = method.getReturnType();
    return type.isInstance(proxy) ? proxy : listener(type);
  }

  /** Whether values of this argument are files. */
  static boolean isFile(ArgumentWords argument) {
    return FILES.contains(argument.metavar());
  }
}
