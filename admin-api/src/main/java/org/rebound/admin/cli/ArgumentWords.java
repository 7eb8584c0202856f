package org.rebound.admin.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.impl.Arguments;

/** One argument of a command, heard from its definition. */
final class ArgumentWords {

  private final List<String> names;
  private String metavar = "";
  private String help = "";
  private boolean flag;
  private List<String> choices = List.of();

  ArgumentWords(List<String> names) {
    this.names = List.copyOf(names);
  }

  List<String> names() {
    return names;
  }

  boolean isOption() {
    return names.get(0).startsWith("-");
  }

  /** Whether nothing follows it. */
  boolean isFlag() {
    return flag;
  }

  /** What stands for its value in the help. */
  String metavar() {
    return metavar;
  }

  String help() {
    return help;
  }

  List<String> choices() {
    return choices;
  }

  /** Hears what is said of it. */
  Object listener(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, parameters) -> {
          switch (method.getName()) {
            case "metavar" -> metavar = ((String[]) parameters[0])[0];
            case "help" -> help = (String) parameters[0];
            case "action" -> flag = parameters[0].equals(Arguments.storeTrue());
            case "choices" -> {
              if (parameters[0] instanceof Object[] values) {
                choices = Stream.of(values).map(String::valueOf).toList();
              }
            }
            default -> {
              // How it is checked and kept says nothing of words.
            }
          }
          return proxy;
        });
  }
}
