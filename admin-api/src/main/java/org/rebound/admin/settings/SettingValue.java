package org.rebound.admin.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One setting that is no section: how its value is written and read. Types are text, whole numbers,
 * yes or no, folders and files, lengths of time ({@code 500ms 30s 5m 2h 1d}), lists of words, and
 * closed sets of words.
 */
record SettingValue(Class<?> type, Setting setting) {

  static SettingValue of(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw new IllegalStateException(component + " is no setting: it lacks @Setting");
    }
    return new SettingValue(component.getType(), setting);
  }

  /** The default. */
  Object standard(SettingName name) {
    return read(name.path(), setting.byDefault());
  }

  /** The value of a node of the file as it would stand in a variable. */
  String text(String name, JsonNode node) {
    if (node.isArray() && type == List.class) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(element -> text(name, element))
          .collect(Collectors.joining(","));
    }
    if (node.isContainerNode()) {
      throw wrong(name, "a " + (node.isArray() ? "list" : "section"));
    }
    return node.asText();
  }

  /** The value written as {@code text}; {@code name} is what an error calls it. */
  Object read(String name, String text) {
    String bare = text.strip();
    try {
      if (type == int.class) {
        return Math.toIntExact(within(Long.parseLong(bare)));
      } else if (type == long.class) {
        return within(Long.parseLong(bare));
      } else if (type == Duration.class) {
        return Duration.ofMillis(within(milliseconds(bare)));
      } else if (type == boolean.class) {
        return yesOrNo(bare);
      } else if (type == Path.class) {
        return Path.of(bare);
      } else if (type == List.class) {
        return Arrays.stream(bare.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
      } else if (type.isEnum()) {
        return word(bare);
      }
      return bare;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw wrong(name, setting.secret() ? "something else" : "\"" + text + "\"");
    }
  }

  private WrongSetting wrong(String name, String found) {
    return new WrongSetting(name + ": expected " + expectation() + ", found " + found);
  }

  /** What the setting takes, in words. */
  String expectation() {
    if (type == int.class || type == long.class) {
      long most = type == int.class ? Math.min(setting.max(), Integer.MAX_VALUE) : setting.max();
      return "a whole number from " + setting.min() + " to " + most;
    } else if (type == Duration.class) {
      return "a length of time such as 500ms, 30s, 5m, 2h or 1d"
          + (setting.min() > 0 ? ", at least " + setting.min() + "ms" : "");
    } else if (type == boolean.class) {
      return "true or false";
    } else if (type == Path.class) {
      return "a path";
    } else if (type == List.class) {
      return "a list of words";
    } else if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(SettingValue::written)
              .collect(Collectors.joining(", "));
    }
    return "text";
  }

  private long within(long number) {
    if (number < setting.min() || number > setting.max()) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }

  private static boolean yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private Object word(String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> written(constant).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not in the set"));
  }

  private static String written(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static long milliseconds(String text) {
    int unit = 0;
    while (unit < text.length() && Character.isDigit(text.charAt(unit))) {
      unit++;
    }
    long number = Long.parseLong(text.substring(0, unit));
    long factor =
        switch (text.substring(unit).strip().toLowerCase(Locale.ROOT)) {
          case "ms" -> 1L;
          case "s" -> 1_000L;
          case "m", "min" -> 60_000L;
          case "h" -> 3_600_000L;
          case "d" -> 86_400_000L;
          default -> throw new IllegalArgumentException("no unit of time");
        };
    return Math.multiplyExact(number, factor);
  }
}
