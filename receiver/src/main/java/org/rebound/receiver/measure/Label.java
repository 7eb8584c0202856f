package org.rebound.receiver.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A label of a metric, with all the values it can have. What comes from outside and is none of them
 * counts as {@link #OTHER}, so that nobody who sends mail can make more of them, or write an
 * address into one.
 *
 * @param values lower case, {@link #OTHER} and {@link #NONE} among them
 */
public record Label(String name, List<String> values) {

  /** The value of what is none of the others. */
  public static final String OTHER = "other";

  /** The value where there is nothing. */
  public static final String NONE = "none";

  /** A label with these values, and the two that every label has. */
  public Label {
    List<String> all = new ArrayList<>(values);
    for (String always : List.of(OTHER, NONE)) {
      if (!all.contains(always)) {
        all.add(always);
      }
    }
    values = List.copyOf(all);
  }

  /** A label with these values. */
  public static Label of(String name, String... values) {
    return new Label(name, List.of(values));
  }

  /** A label with the names of an enumeration. */
  public static Label of(String name, Class<? extends Enum<?>> type) {
    return new Label(
        name,
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList());
  }

  /** The value itself when it is one of ours, else {@link #OTHER}. */
  String bounded(String value) {
    return values.contains(value) ? value : OTHER;
  }
}
