package org.rebound.receiver.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.report.ReportReader;

/**
 * Measures the labelled corpus, when it is there: {@code REBOUND_CORPUS} as property or in the
 * environment names its folder, else {@code shared/corpus} beside the repository or above it. The
 * floors in corpus-floors.properties only rise.
 */
class CorpusScoreTest {

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void theScoreDoesNotFallBelowItsFloors(String lineEnd) throws IOException {
    Optional<Path> corpus = corpus();
    assumeTrue(
        corpus.isPresent(), "no corpus here; set REBOUND_CORPUS to its folder to measure it");
    Path folder = corpus.orElseThrow();
    Classifier classifier = Classifier.load();
    ObjectMapper json = new ObjectMapper();
    CorpusScore score = new CorpusScore();
    for (String line : Files.readAllLines(folder.resolve("labels.jsonl"))) {
      JsonNode label = json.readTree(line);
      byte[] message =
          Files.readAllBytes(folder.resolve("messages").resolve(label.get("file").asText()));
      byte[] sent = withLineEnds(message, lineEnd);
      score.add(label, classifier.classify(ReportReader.read(MimeReader.read(sent))));
    }
    System.out.println((lineEnd.length() == 1 ? "LF" : "CRLF") + "\n" + score.table());
    score.errors().forEach(System.out::println);
    Properties floors = floors();
    for (String name : floors.stringPropertyNames()) {
      double floor = Double.parseDouble(floors.getProperty(name));
      if (name.equals("false")) {
        assertThat(score.figure("all", name)).as(name).isLessThanOrEqualTo(floor);
      } else {
        assertThat(score.figure("all", name)).as(name).isGreaterThanOrEqualTo(floor);
      }
    }
  }

  private static byte[] withLineEnds(byte[] message, String lineEnd) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    return text.replace("\r\n", "\n").replace("\n", lineEnd).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Properties floors() throws IOException {
    Properties floors = new Properties();
    try (InputStream in = CorpusScoreTest.class.getResourceAsStream("/corpus-floors.properties")) {
      floors.load(Objects.requireNonNull(in));
    }
    return floors;
  }

  private static Optional<Path> corpus() {
    String named = System.getProperty("REBOUND_CORPUS", System.getenv("REBOUND_CORPUS"));
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path candidate = up.resolve("shared").resolve("corpus");
      if (Files.isRegularFile(candidate.resolve("labels.jsonl"))) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
