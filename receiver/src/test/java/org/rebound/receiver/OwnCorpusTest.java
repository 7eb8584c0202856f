package org.rebound.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rebound.receiver.classify.Classifier;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Reading;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.report.ReportReader;

/**
 * Reads every message of our corpus, with CRLF and with bare LF, and compares what is said of it
 * with the answer beside it.
 *
 * <p>What is not yet read right is named in {@code known-gaps.txt}. A sample of that list that is
 * read right after all fails here too, so that the list can only shrink.
 */
class OwnCorpusTest {

  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final Classifier CLASSIFIER = Classifier.load();

  @TestFactory
  Stream<DynamicTest> everySampleIsReadAsItsExpectedAnswerSays() throws IOException {
    Set<String> gaps = knownGaps();
    List<DynamicTest> tests = new ArrayList<>();
    for (Path sample : samples()) {
      String name = name(sample);
      tests.add(dynamicTest(name, sample.toUri(), () -> check(sample, gaps.contains(name))));
    }
    return tests.stream();
  }

  @Test
  void everyKnownGapNamesASample() throws IOException {
    List<String> names = samples().stream().map(OwnCorpusTest::name).toList();

    assertThat(names).containsAll(knownGaps());
  }

  @Test
  void noOrdinaryMessageIsCalledABounce() throws IOException {
    List<Path> ordinary = samples().stream().filter(s -> name(s).startsWith("ordinary/")).toList();

    assertThat(ordinary).hasSizeGreaterThanOrEqualTo(60);
    Set<String> gaps = knownGaps();
    for (Path path : ordinary) {
      CorpusSample sample = CorpusSample.read(path);
      assertThat(sample.expectedKind()).as(name(path)).isNotIn("bounce", "complaint");
      if (!gaps.contains(name(path))) {
        assertThat(read(sample.withCrlf()).kind()).isNotIn(Kind.BOUNCE, Kind.COMPLAINT);
      }
    }
  }

  private static void check(Path path, boolean knownGap) throws IOException {
    CorpusSample sample = CorpusSample.read(path);
    List<String> differences = new ArrayList<>();
    differences.addAll(differences(sample, "CRLF", sample.withCrlf()));
    differences.addAll(differences(sample, "LF", sample.withLf()));
    if (knownGap && differences.isEmpty()) {
      fail("%s is read right now: strike it from known-gaps.txt", name(path));
    }
    if (!knownGap) {
      assertThat(differences).as(name(path)).isEmpty();
    }
  }

  private static List<String> differences(CorpusSample sample, String form, byte[] message) {
    return sample.differences(read(message)).stream()
        .map(difference -> form + ": " + difference)
        .toList();
  }

  private static Reading read(byte[] message) {
    return CLASSIFIER.classify(ReportReader.read(MimeReader.read(message)));
  }

  private static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      List<Path> samples = files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
      assertThat(samples).hasSizeGreaterThanOrEqualTo(250);
      return samples;
    }
  }

  private static String name(Path sample) {
    String name = CORPUS.relativize(sample).toString().replace('\\', '/');
    return name.substring(0, name.length() - ".eml".length());
  }

  private static Set<String> knownGaps() throws IOException {
    Set<String> gaps = new HashSet<>();
    for (String line : Files.readAllLines(CORPUS.resolve("known-gaps.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        gaps.add(line.split(" ", 2)[0]);
      }
    }
    return gaps;
  }
}
