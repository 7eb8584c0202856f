package org.rebound.receiver.classify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts like the score.py beside the corpus, so that both give the same table. */
final class CorpusScore {

  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();

  void add(JsonNode label, Reading reading) {
    for (String source : List.of("all", label.get("source").asText())) {
      count(source, label, reading, source.equals("all"));
    }
  }

  /** A share in per cent: detected, found, precise, verdict, kind; or false, a number. */
  double figure(String source, String name) {
    return switch (name) {
      case "detected" -> share(source, "detected", "bounces");
      case "found" -> share(source, "found", "recipients");
      case "precise" -> 100 - share(source, "extra", "reported");
      case "verdict" -> share(source, "right", "verdicts");
      case "kind" -> share(source, "kind", "messages");
      default -> count(source, name);
    };
  }

  List<String> errors() {
    return errors;
  }

  String table() {
    StringBuilder table = new StringBuilder();
    for (String source : counts.keySet()) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-14s %4d  detected %5.1f%%  found %5.1f%%  precise %5.1f%%  verdict %5.1f%%"
                  + "  false %d/%d  kind %5.1f%%%n",
              source,
              count(source, "messages"),
              figure(source, "detected"),
              figure(source, "found"),
              figure(source, "precise"),
              figure(source, "verdict"),
              count(source, "false"),
              count(source, "others"),
              figure(source, "kind")));
    }
    return table.toString();
  }

  private void count(String source, JsonNode label, Reading reading, boolean tell) {
    Map<String, Integer> c = counts.computeIfAbsent(source, k -> new HashMap<>());
    String want = label.get("kind").asText();
    Kind kind = reading.kind();
    boolean bounce = kind == Kind.BOUNCE || kind == Kind.DELAYED;
    bump(c, "messages", true);
    boolean none = want.equals("not_bounce");
    boolean harmless = kind == Kind.UNRECOGNIZED || kind == Kind.DISPOSITION;
    String expected = want.equals("success") ? "delivered" : want;
    bump(c, "kind", kind.code().equals(expected) || (none && harmless));
    String file = label.get("file").asText();
    if (!want.equals("bounce") && !want.equals("delayed")) {
      boolean counted = !label.has("disputed_kind");
      bump(c, "others", counted);
      bump(c, "false", counted && bounce);
      if (tell && counted && bounce) {
        errors.add("FALSE BOUNCE " + file);
      }
      return;
    }
    bump(c, "bounces", true);
    bump(c, "detected", bounce);
    Map<String, Classification> said = new HashMap<>();
    if (bounce) {
      for (Finding finding : reading.findings()) {
        finding.recipient().ifPresent(a -> said.put(norm(a.toString()), finding.classification()));
      }
    }
    recipients(c, label, said, tell);
  }

  private void recipients(
      Map<String, Integer> c, JsonNode label, Map<String, Classification> said, boolean tell) {
    List<String> extra = new ArrayList<>(said.keySet());
    for (JsonNode wanted : label.get("recipients")) {
      boolean unclear =
          !wanted.hasNonNull("address")
              || wanted.path("address_placeholder").asBoolean()
              || wanted.path("address_unrecoverable").asBoolean();
      if (unclear) {
        continue;
      }
      List<String> names = new ArrayList<>(List.of(norm(wanted.get("address").asText())));
      wanted.path("alt").forEach(alt -> names.add(norm(alt.asText())));
      extra.removeAll(names);
      Classification got =
          names.stream().filter(said::containsKey).map(said::get).findFirst().orElse(null);
      bump(c, "recipients", true);
      bump(c, "found", got != null);
      String verdict = wanted.get("verdict").asText();
      if (verdict.equals("unknown") || wanted.path("disputed").asBoolean()) {
        continue;
      }
      boolean right = got != null && got.condemnsAddress() == verdict.equals("hard");
      bump(c, "verdicts", true);
      bump(c, "right", right);
      if (tell && got != null && !right) {
        errors.add(
            "VERDICT %s is %s, called %s by %s"
                .formatted(
                    label.get("file").asText(),
                    verdict,
                    got.category().code(),
                    got.explanation().rule()));
      }
    }
    c.merge("reported", said.size(), Integer::sum);
    c.merge("extra", extra.size(), Integer::sum);
  }

  private int count(String source, String name) {
    return counts.getOrDefault(source, Map.of()).getOrDefault(name, 0);
  }

  private double share(String source, String part, String whole) {
    int all = count(source, whole);
    return all == 0 ? 0 : 100.0 * count(source, part) / all;
  }

  private static void bump(Map<String, Integer> c, String name, boolean yes) {
    c.merge(name, yes ? 1 : 0, Integer::sum);
  }

  private static String norm(String address) {
    return address.strip().replaceAll("^<+|>+$", "").toLowerCase(Locale.ROOT);
  }
}
