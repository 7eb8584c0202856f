package org.rebound.receiver.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All rules of some files, ready to be matched: every phrase of every rule in one automaton.
 *
 * <p>Its version is a hash over the files, so that two daemons with the same version judge alike.
 * Immutable and thread-safe.
 */
final class RulePack {

  /** The built-in files, in their order. */
  static final List<String> FILES =
      List.of("10-providers.rules", "20-phrases.rules", "30-languages.rules", "90-general.rules");

  private static final List<String> TABLES = List.of("status-codes.table", "reply-codes.table");

  private final List<Rule> rules;
  private final List<Rule> wordless;
  private final String version;
  private final PhraseMatcher matcher;

  private RulePack(List<Rule> rules, String version) {
    this.rules = rules;
    this.version = version;
    this.wordless = rules.stream().filter(rule -> rule.phrase().isEmpty()).toList();
    this.matcher = new PhraseMatcher(rules);
  }

  /**
   * The built-in rules.
   *
   * @throws IllegalStateException when a file is missing or a line is wrong: the build tests both
   */
  static RulePack load() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : FILES) {
      files.put(name, resource(name));
    }
    StringBuilder tables = new StringBuilder();
    TABLES.forEach(name -> tables.append(resource(name)));
    return of(files, tables.toString());
  }

  /** Rules of these files (name to content), and other data that the version must cover. */
  static RulePack of(Map<String, String> files, String others) {
    RuleReader reader = new RuleReader();
    List<String> hashed = new ArrayList<>(List.of(others));
    files.forEach(
        (name, content) -> {
          reader.read(name, content);
          hashed.add(name + "\n" + content);
        });
    return new RulePack(reader.rules(), hash(hashed));
  }

  /** In order. */
  List<Rule> rules() {
    return rules;
  }

  /** Those that go by their condition alone. */
  List<Rule> wordless() {
    return wordless;
  }

  /** Twelve hexadecimal digits. */
  String version() {
    return version;
  }

  PhraseMatcher matcher() {
    return matcher;
  }

  private static String resource(String name) {
    String path = "/rules/" + name;
    try (InputStream in = RulePack.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing from the jar; build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  private static String hash(List<String> contents) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String content : contents) {
        digest.update(content.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
