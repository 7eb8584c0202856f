package org.rebound.admin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebound.receiver.FuzzSeeds;
import org.rebound.receiver.classify.Classifier;
import org.rebound.receiver.classify.Reading;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.report.ReportReader;

/** Whatever a file holds, each of its messages is one line of JSON, and a page without controls. */
class ReadingFuzzTest {

  private static final Classifier CLASSIFIER = Classifier.load();
  private static final ObjectMapper JSON = new ObjectMapper();

  @MethodSource("seeds")
  @FuzzTest
  void anyMessageIsOneLineOfJson(byte[] file) throws IOException {
    MailboxReader mailbox = new MailboxReader(new ByteArrayInputStream(file));
    int bytes = 0;
    for (Optional<byte[]> message = mailbox.next(); message.isPresent(); message = mailbox.next()) {
      bytes += message.get().length;
      check(CLASSIFIER.classify(ReportReader.read(MimeReader.read(message.get()))));
    }
    assertThat(bytes).isEqualTo(file.length);
  }

  private static void check(Reading reading) throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try (PrintStream toJson = new PrintStream(json, false, StandardCharsets.UTF_8);
        PrintStream toPage = new PrintStream(page, false, StandardCharsets.UTF_8)) {
      new ReadingJson(toJson).print("file", 1, reading);
      new ReadingPage(toPage).print("file", 1, reading);
    }
    assertThat(json.toString(StandardCharsets.UTF_8).strip().lines()).hasSize(1);
    JsonNode line = JSON.readTree(json.toByteArray());
    assertThat(line.path("kind").textValue()).isEqualTo(reading.kind().code());
    assertThat(line.path("recipients")).hasSameSizeAs(reading.findings());
    assertThat(page.toString(StandardCharsets.UTF_8).chars())
        .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r');
  }

  static Stream<byte[]> seeds() {
    return FuzzSeeds.messages(Path.of("../receiver/src/test/resources/corpus"));
  }
}
