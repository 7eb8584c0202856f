package org.rebound.receiver.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads rule files, line by line, in their order. The format is described at the top of {@code
 * rules/10-providers.rules} and in {@code docs/rules.md}.
 */
final class RuleReader {

  private static final String EXAMPLE = "#>";

  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> origins = new HashMap<>();

  /**
   * Adds the rules of one file.
   *
   * @throws IllegalStateException naming file and line, when a line is not of the described form or
   *     has no example
   */
  void read(String file, String content) {
    String example = "";
    int number = 0;
    for (String raw : content.split("\n", -1)) {
      String line = raw.strip();
      String origin = file + ":" + ++number;
      if (line.startsWith(EXAMPLE)) {
        example = line.substring(EXAMPLE.length()).strip();
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        add(line, example, origin);
        example = "";
      }
    }
  }

  /** The rules read so far, in order. */
  List<Rule> rules() {
    return List.copyOf(rules);
  }

  private void add(String line, String example, String origin) {
    String[] columns = line.split("\\s+", 4);
    if (columns.length < 4) {
      throw fault(origin, "expected: id category strength conditions");
    }
    if (example.isEmpty()) {
      throw fault(origin, "rule " + columns[0] + " has no example; put \"#> words\" above it");
    }
    String earlier = origins.putIfAbsent(columns[0], origin);
    if (earlier != null) {
      throw fault(origin, "rule " + columns[0] + " is already at " + earlier);
    }
    try {
      rules.add(rule(columns, example, origin));
    } catch (IllegalArgumentException e) {
      throw fault(origin, String.valueOf(e.getMessage()));
    }
  }

  private Rule rule(String[] columns, String example, String origin) {
    Map<String, String> clauses = new HashMap<>();
    for (String clause : columns[3].split(";", -1)) {
      String[] pair = clause.strip().split(":", 2);
      if (pair.length < 2 || pair[1].isBlank()) {
        throw new IllegalArgumentException("expected \"key: value\", got \"" + clause + "\"");
      }
      clauses.put(pair[0].strip(), pair[1].strip());
    }
    Condition condition =
        new Condition(
            listed(clauses, "mx"),
            listed(clauses, "status"),
            listed(clauses, "reply"),
            listed(clauses, "format"));
    Rule.Place place = Rule.Place.SAYS;
    Optional<Phrase> phrase = Optional.empty();
    for (Rule.Place candidate : Rule.Place.values()) {
      String words = clauses.remove(candidate.name().toLowerCase(Locale.ROOT));
      if (words != null) {
        place = candidate;
        phrase = Optional.of(Phrase.parse(words));
      }
    }
    Optional<String> unless =
        Optional.ofNullable(clauses.remove("unless")).map(Folding::foldPhrase);
    if (!clauses.isEmpty()) {
      throw new IllegalArgumentException("unknown key " + clauses.keySet());
    }
    if (phrase.isEmpty() && condition.isEmpty()) {
      throw new IllegalArgumentException("a rule needs words or a condition");
    }
    return new Rule(
        rules.size(),
        columns[0],
        Outcome.parse(columns[1]),
        Strength.valueOf(columns[2].toUpperCase(Locale.ROOT)),
        phrase,
        place,
        unless,
        condition,
        example,
        origin);
  }

  private static List<String> listed(Map<String, String> clauses, String key) {
    String value = clauses.remove(key);
    return value == null
        ? List.of()
        : Arrays.stream(value.split("[,\\s]+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static IllegalStateException fault(String origin, String message) {
    return new IllegalStateException(origin + ": " + message);
  }
}
