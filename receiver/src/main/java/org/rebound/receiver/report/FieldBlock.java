package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A group of {@code Name: value} lines as in RFC 3464 section 2.1.1: lower-case names without
 * spaces before the colon, values unfolded. The first value of a name counts, except where a field
 * may stand several times.
 */
final class FieldBlock {

  private static final int LONGEST_VALUE = 4_000;
  private static final int LONGEST_EXTENSION = 1_000;
  private static final int MOST_FIELDS = 100;

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, List<String>> repeated = new LinkedHashMap<>();
  private int repetitions;

  /**
   * The value, without comments or encoding undone; empty text when the field is there but empty.
   */
  Optional<String> get(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** All values of a field that may stand several times, in order. */
  List<String> all(String name) {
    List<String> values = new ArrayList<>();
    get(name).ifPresent(values::add);
    values.addAll(repeated.getOrDefault(name, List.of()));
    return values;
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  Map<String, String> fields() {
    return fields;
  }

  /** The fields that have a value and are none of {@code known}, each value bounded. */
  Map<String, String> extensions(Set<String> known) {
    Map<String, String> extensions = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (!known.contains(name) && !value.isEmpty()) {
            extensions.put(name, Bounded.text(value, LONGEST_EXTENSION));
          }
        });
    return extensions;
  }

  void add(String name, String value) {
    String bounded = Bounded.text(value, LONGEST_VALUE);
    if (fields.containsKey(name)) {
      if (repetitions < MOST_FIELDS) {
        repetitions++;
        repeated.computeIfAbsent(name, unused -> new ArrayList<>()).add(bounded);
      }
    } else if (fields.size() < MOST_FIELDS) {
      fields.put(name, bounded);
    }
  }

  void absorb(FieldBlock other) {
    other.fields.forEach(this::add);
    other.repeated.forEach((name, values) -> values.forEach(value -> add(name, value)));
  }

  /**
   * The blocks of {@code text}. A blank line ends a block; a second recipient in the same block
   * begins a new one, because some systems forget the blank line.
   */
  static List<FieldBlock> parse(String text, int mostBlocks) {
    List<FieldBlock> blocks = new ArrayList<>();
    FieldBlock block = new FieldBlock();
    String name = "";
    StringBuilder value = new StringBuilder();
    for (int at = 0; at <= text.length() && blocks.size() < mostBlocks; ) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      int colon = colon(text, at, end);
      boolean blank = isBlank(text, at, end);
      if (!blank && colon < 0) {
        // A fold; or a line that lost its indentation, which some gateways do.
        if (!name.isEmpty() && value.length() < LONGEST_VALUE) {
          value.append(' ').append(text, at, end);
        }
        at = end + 1;
        continue;
      }
      block.put(name, value);
      name = blank ? "" : text.substring(at, colon).strip().toLowerCase(Locale.ROOT);
      value.setLength(0);
      boolean recipientAgain = name.equals("final-recipient") && block.has("final-recipient");
      if ((blank || recipientAgain) && !block.isEmpty()) {
        blocks.add(block);
        block = new FieldBlock();
      }
      if (!blank) {
        value.append(text, colon + 1, end);
      }
      at = end + 1;
    }
    block.put(name, value);
    if (!block.isEmpty() && blocks.size() < mostBlocks) {
      blocks.add(block);
    }
    return blocks;
  }

  private void put(String name, StringBuilder value) {
    if (!name.isEmpty()) {
      add(name, Bounded.line(value, LONGEST_VALUE));
    }
  }

  private static boolean isBlank(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }

  /** The colon of a field that begins at {@code at}, or -1. */
  private static int colon(String text, int at, int end) {
    int i = at;
    while (i < end
        && i - at < 64
        && (Ascii.isLetterOrDigit(text.charAt(i)) || isNameSign(text, i))) {
      i++;
    }
    int name = i;
    while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return name > at && i < end && text.charAt(i) == ':' ? i : -1;
  }

  private static boolean isNameSign(String text, int i) {
    return text.charAt(i) == '-' || text.charAt(i) == '_';
  }
}
