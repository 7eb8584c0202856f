package org.rebound.receiver.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

  private final MetricRegistry registry = new MetricRegistry();

  @Test
  void valueThatIsNotInTheSetCountsAsOther() {
    LabelledCounter counter =
        LabelledCounter.in(registry, "c", Label.of("fruit", "apple"), Label.of("size", "big"));
    counter.mark("apple", "big");
    for (int i = 0; i < 1_000; i++) {
      counter.mark("user" + i + "@example.net", "big");
    }
    assertThat(counter.counts())
        .isEqualTo(Map.of(List.of("apple", "big"), 1L, List.of("other", "big"), 1_000L));
  }

  @Test
  void sameNameIsTheSameCounter() {
    LabelledCounter.in(registry, "c", Label.of("x", "y")).mark("y");
    assertThat(LabelledCounter.in(registry, "c", Label.of("x", "y")).counts())
        .containsEntry(List.of("y"), 1L);
  }

  @Test
  void boundOfABucketBelongsToIt() {
    Buckets buckets = Buckets.in(registry, "b", 1, 2, 5);
    for (double value : new double[] {0.5, 1, 1.5, 2, 5, 5.1, 100}) {
      buckets.add(value);
    }
    assertThat(buckets.bounds()).containsExactly(1.0, 2.0, 5.0, Double.POSITIVE_INFINITY);
    assertThat(buckets.counts()).containsExactly(2L, 2L, 1L, 2L);
    assertThat(buckets.count()).isEqualTo(7);
    assertThat(buckets.sum()).isEqualTo(115.1);
  }

  @ParameterizedTest
  @CsvSource({
    "gmail-smtp-in.l.google.com, google",
    "GMAIL-SMTP-IN.L.GOOGLE.COM., google",
    "example-com.mail.protection.outlook.com, microsoft",
    "mta7.am0.yahoodns.net, yahoo",
    "mx00.kundenserver.de, ionos",
    "mx.example.net, other",
    "notgoogle.com, other",
    "google.com.example.net, other",
    "com, other"
  })
  void providerIsToldByTheEndOfTheName(String server, String provider) {
    assertThat(Provider.of(Optional.of(server))).isEqualTo(provider);
    assertThat(Provider.label().values()).contains(provider);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "user@example.net", "google.com\n", "[192.0.2.1]"})
  void nameThatIsNoneIsOther(String server) {
    assertThat(Provider.of(Optional.of(server))).isEqualTo("other");
  }

  @Test
  void endlessNameIsOther() {
    assertThat(Provider.of(Optional.of("a.".repeat(1_000_000) + "google.com"))).isEqualTo("other");
  }

  @Test
  void noNameIsNone() {
    assertThat(Provider.of(Optional.empty())).isEqualTo("none");
  }
}
