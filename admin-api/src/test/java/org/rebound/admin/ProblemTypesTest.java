package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  @Test
  void everyCategoryAndKindHasAReasonOfItsOwn() {
    Reasons reasons = Reasons.in(Locale.ENGLISH);
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
}
