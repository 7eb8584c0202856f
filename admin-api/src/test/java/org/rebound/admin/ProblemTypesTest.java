package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.Reasons;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Kind;

/** Closed sets have a word for people for each of their members. */
class ProblemTypesTest {

  @Test
  void everyTypeIsInTheDocumentWithItsStatus() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "api.md"));
    for (ProblemType type : ProblemType.values()) {
      String name = type.uri().substring("urn:rebound:problem:".length());
      assertThat(document).contains("| `" + name + "` | " + type.status() + " |");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "da"})
  void everyCategoryAndKindHasAReasonOfItsOwn(String language) {
    Reasons reasons = Reasons.in(List.of(Locale.forLanguageTag(language)));
    Stream<String> all =
        Stream.concat(
            Arrays.stream(Category.values())
                .filter(category -> category != Category.COMPLAINT)
                .map(category -> reasons.of("bounce", category.code())),
            Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.BOUNCE)
                .map(kind -> reasons.of(kind.code(), "other")));
    assertThat(all)
        .doesNotHaveDuplicates()
        .doesNotContain(reasons.of("none", "none"))
        .allMatch(sentence -> sentence.endsWith("."));
  }

  @Test
  void reasonsAreInTheFirstLanguageThatThereIs() {
    List<Locale> wanted = List.of(Locale.FRENCH, Locale.forLanguageTag("da-DK"), Locale.ENGLISH);
    assertThat(Reasons.in(wanted).of("bounce", "mailbox_full")).isEqualTo("Postkassen er fuld.");
    assertThat(Reasons.in(List.of(Locale.FRENCH)).of("bounce", "mailbox_full"))
        .isEqualTo("The mailbox is full.");
  }
}
