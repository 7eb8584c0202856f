package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.mime.MimeReader;

/** Every sample under {@code corpus}: what it is, whom it names, whole, cut and damaged. */
class SampleMessagesTest {

  private static final Path CORPUS = Path.of("src/test/resources/corpus");

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleIsWhatItsExpectationSays(Path sample) throws IOException {
    String name = sample.toString().replace(".eml", ".expected.json");
    JsonNode expected = new ObjectMapper().readTree(Path.of(name).toFile());
    Report report = read(Files.readAllBytes(sample));

    String kind = expected.path("kind").asText();
    boolean bounce = kind.equals("bounce") || kind.equals("delayed");
    assertThat(isBounce(report)).isEqualTo(bounce);
    if (bounce) {
      List<String> addresses =
          ((DeliveryReport) report)
              .recipients().stream()
                  .map(r -> r.originalRecipient().or(r::finalRecipient).orElseThrow())
                  .map(address -> address.toString().toLowerCase(Locale.ROOT))
                  .toList();
      for (JsonNode recipient : expected.get("recipients")) {
        assertThat(addresses).contains(recipient.get("address").asText().toLowerCase(Locale.ROOT));
      }
      assertThat(addresses).hasSize(expected.get("recipients").size());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void lineEndsMakeNoDifference(Path sample) throws IOException {
    String unix =
        new String(Files.readAllBytes(sample), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");

    assertThat(read(bytes(unix.replace("\n", "\r\n")))).isEqualTo(read(bytes(unix)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exim/001.eml",
        "qmail/001.eml",
        "sendmail/001.eml",
        "postfix/001.eml",
        "opensmtpd/001.eml",
        "exchange/001.eml",
        "domino/001.eml",
        "gmail/001.eml",
        "yahoo/001.eml",
        "jpcarrier/001.eml",
        "groupwise/001.eml",
        "imail/001.eml"
      })
  void sampleCutAtAnyByteGivesAReport(String sample) throws IOException {
    byte[] whole = Files.readAllBytes(CORPUS.resolve(sample));
    for (int length = 0; length <= whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatCode(() -> read(cut)).doesNotThrowAnyException();
    }
  }

  @Test
  void damagedSamplesGiveReports() throws IOException {
    Random random = new Random(7);
    for (Path sample : samples().toList()) {
      byte[] whole = Files.readAllBytes(sample);
      for (int round = 0; round < 8; round++) {
        byte[] damaged = whole.clone();
        for (int i = 0; i < 1 + whole.length / 200; i++) {
          damaged[random.nextInt(whole.length)] = (byte) random.nextInt(256);
        }
        assertThatCode(() -> read(damaged)).as(sample.toString()).doesNotThrowAnyException();
      }
    }
  }

  private static boolean isBounce(Report report) {
    return report instanceof DeliveryReport delivery
        && delivery.recipients().stream()
            .anyMatch(r -> r.action() == Action.FAILED || r.action() == Action.DELAYED);
  }

  private static Report read(byte[] message) {
    return ReportReader.read(MimeReader.read(message));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
