package org.rebound.receiver.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of one header in their order, looked up without regard to case. Immutable. */
public final class Headers {

  /** No field at all. */
  public static final Headers NONE = new Headers(List.of());

  private final List<Field> fields;

  Headers(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  /** All fields, in the order of the message. */
  public List<Field> fields() {
    return fields;
  }

  /** The value of the first field of that name, unfolded and not decoded. */
  public Optional<String> first(String name) {
    for (Field field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** The value of the first field of that name with encoded words decoded; empty when absent. */
  public String decoded(String name) {
    return first(name).map(EncodedWords::decode).orElse("");
  }

  /** The value of the first field of that name without its comments; empty when absent. */
  public String structured(String name) {
    return first(name).map(Comments::without).orElse("");
  }

  /** The values of all fields of that name, in order. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(2);
    for (Field field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        values.add(field.value());
      }
    }
    return values;
  }

  /** Whether there is a field of that name. */
  public boolean has(String name) {
    return first(name).isPresent();
  }
}
