package org.rebound.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Fault;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Verdict;
import org.rebound.receiver.policy.NotCounted;

/** What holds for the source of the console's pages, before any browser shows them. */
final class ConsolePagesTest {

  private static final Path CONSOLE =
      Path.of("src/main/resources/org/rebound/admin/console").toAbsolutePath();

  /** A message of a file of them: the key, and the text or the two forms of it. */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "^  (?:'([^']+)'|([A-Za-z]+)):\\s(.*?),$(?=\\n  \\S|\\n\\};)",
          Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)\\}");
  private static final Pattern USED = Pattern.compile("\\b(?:t|parts)\\(\\s*'([^']+)'");

  static Stream<Path> modules() throws IOException {
    try (Stream<Path> files = Files.walk(CONSOLE)) {
      return files.filter(file -> file.toString().endsWith(".js")).sorted().toList().stream();
    }
  }

  private static Map<String, String> messages(String language) throws IOException {
    Map<String, String> messages = new TreeMap<>();
    Matcher lines = MESSAGE.matcher(Files.readString(CONSOLE.resolve("i18n/" + language + ".js")));
    while (lines.find()) {
      String key = lines.group(1) == null ? lines.group(2) : lines.group(1);
      assertThat(messages.put(key, lines.group(3))).as("the key %s is there twice", key).isNull();
    }
    return messages;
  }

  private static Set<String> placeholders(String message) {
    Set<String> names = new TreeSet<>();
    Matcher found = PLACEHOLDER.matcher(message);
    while (found.find()) {
      names.add(found.group(1));
    }
    return names;
  }

  @Test
  void bothLanguagesHaveTheSameMessagesWithTheSamePlaceholders() throws IOException {
    Map<String, String> english = messages("en");
    Map<String, String> danish = messages("da");

    assertThat(english).hasSizeGreaterThan(400);
    assertThat(danish.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (key, message) -> {
          String other = danish.getOrDefault(key, "");
          assertThat(placeholders(other)).as(key).isEqualTo(placeholders(message));
          assertThat(other.startsWith("{"))
              .as("%s has forms for one and other in both", key)
              .isEqualTo(message.startsWith("{"));
        });
  }

  @Test
  void everyWordOfTheApiHasAMessage() throws IOException {
    Map<String, String> english = messages("en");

    assertThat(Category.values()).allMatch(one -> english.containsKey("category." + one.code()));
    assertThat(Fault.values()).allMatch(one -> english.containsKey("fault." + one.code()));
    assertThat(Kind.values()).allMatch(one -> english.containsKey("kind." + one.code()));
    assertThat(Verdict.values()).allMatch(one -> english.containsKey("verdict." + one.code()));
    assertThat(NotCounted.values())
        .allMatch(one -> english.containsKey("not-counted." + one.code()));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyMessageThatAModuleNamesIsThere(Path module) throws IOException {
    Matcher used = USED.matcher(Files.readString(module));
    while (used.find()) {
      assertThat(messages("en")).as(module.toString()).containsKey(used.group(1));
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void modulesNeverParseMarkupAndNeverRunText(Path module) throws IOException {
    assertThat(Files.readString(module).replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("innerHTML")
        .doesNotContain("outerHTML")
        .doesNotContain("insertAdjacentHTML")
        .doesNotContain("document.write")
        .doesNotContain("DOMParser")
        .doesNotContain("eval(")
        .doesNotContain("new Function")
        .doesNotContain("http://")
        .doesNotContain("https://");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void modulesSayWhatTheyAreForAndAreShort(Path module) throws IOException {
    List<String> lines = Files.readAllLines(module);

    assertThat(lines.get(0)).startsWith("/**");
    if (!module.startsWith(CONSOLE.resolve("i18n"))) {
      assertThat(lines).hasSizeLessThan(400);
    }
  }

  @Test
  void theFirstPageIsOneDocumentWithoutScriptsOrStylesOfItsOwn() throws IOException {
    assertThat(Files.readString(CONSOLE.resolve("index.html")))
        .doesNotContain("style=")
        .doesNotContain("<style")
        .doesNotContain("onload")
        .contains("<script type=\"module\" src=\"/app.js\"></script>");
  }

  @Test
  void everyFileThatTheFirstPageNamesIsThere() throws IOException {
    Matcher named =
        Pattern.compile("(?:href|src)=\"/([^\"]+)\"")
            .matcher(Files.readString(CONSOLE.resolve("index.html")));
    int files = 0;
    while (named.find()) {
      assertThat(CONSOLE.resolve(named.group(1))).isRegularFile();
      files++;
    }
    assertThat(files).isGreaterThan(20);
  }
}
