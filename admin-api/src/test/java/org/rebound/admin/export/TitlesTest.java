package org.rebound.admin.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every list and every column has a title in every language. */
class TitlesTest {

  static Stream<ExportedList<?>> lists() {
    return Stream.of(
            "bounces",
            "complaints",
            "addresses",
            "blocked-addresses",
            "recipients",
            "mailings",
            "retries",
            "contacts",
            "selections",
            "projects",
            "members",
            "audit",
            "jobs")
        .map(name -> ExportedList.named(name).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("lists")
  void everyColumnHasATitleOfItsOwnInEveryLanguage(ExportedList<?> list) {
    for (String language : List.of("en", "da")) {
      Titles titles = Titles.in(List.of(Locale.forLanguageTag(language)));
      assertThat(titles.language()).isEqualTo(language);
      assertThat(titles.ofList(list.name()))
          .hasSizeBetween(1, 25)
          .doesNotContainPattern("[\\[\\]:*?/\\\\]");
      assertThat(list.fields().stream().map(titles::ofField)).doesNotHaveDuplicates();
    }
  }

  @Test
  void languageThatThereIsNotIsEnglish() {
    assertThat(Titles.in(List.of(Locale.JAPANESE, Locale.ROOT)).language()).isEqualTo("en");
    assertThat(Titles.in(List.of(Locale.JAPANESE, Locale.forLanguageTag("da-DK"))).language())
        .isEqualTo("da");
  }

  @Test
  void columnsAreTheNamesOfTheJson() {
    assertThat(ExportedList.named("mailings").orElseThrow().names())
        .containsSequence("id", "name", "title", "createdAt", "totals.recipients");
    assertThat(ExportedList.named("members").orElseThrow().names())
        .startsWith("id", "address", "state")
        .endsWith("formerEmployee", "addedAt");
  }
}
