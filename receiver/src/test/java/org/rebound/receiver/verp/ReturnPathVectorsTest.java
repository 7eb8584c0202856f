package org.rebound.receiver.verp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;

/** What docs/return-paths.md promises to those who mint for themselves. */
class ReturnPathVectorsTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "return-paths.md");
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| (\\d+) \\| `(\\p{XDigit}{64})` \\| (\\d+) \\| (\\d+) \\| `([^`]+)`"
              + " \\| `(\\p{XDigit}{16})` \\| `([a-z2-7]{43})` \\|$",
          Pattern.MULTILINE);
  private static final Pattern EXAMPLE = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);

  @TempDir Path directory;

  record Vector(
      int keyId, String key, int day, long mailing, String address, String tag, String localPart) {

    ReturnPaths paths() {
      Clock clock = Fixture.at(LocalDate.ofEpochDay(day).atTime(12, 0).toInstant(ZoneOffset.UTC));
      ReturnPathKey signing =
          new ReturnPathKey(keyId, HexFormat.of().parseHex(key), Instant.EPOCH, Optional.empty());
      return new ReturnPaths(
          ReturnPathSettings.of(Fixture.DOMAIN), KeyRing.of(List.of(signing)), clock);
    }

    AddressTag addressTag() {
      return new AddressTag(Long.parseUnsignedLong(tag, 16));
    }
  }

  static List<Vector> vectors() throws IOException {
    return ROW.matcher(Files.readString(DOCUMENT))
        .results()
        .map(
            row ->
                new Vector(
                    Integer.parseInt(row.group(1)),
                    row.group(2),
                    Integer.parseInt(row.group(3)),
                    Long.parseLong(row.group(4)),
                    row.group(5),
                    row.group(6),
                    row.group(7)))
        .toList();
  }

  @Test
  void documentHasVectors() throws IOException {
    assertThat(vectors()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void weMintWhatTheDocumentSays(Vector vector) {
    assertThat(AddressTag.of(Fixture.address(vector.address()))).isEqualTo(vector.addressTag());
    assertThat(vector.paths().mint(vector.mailing(), vector.address()))
        .isEqualTo(vector.localPart() + "@" + Fixture.DOMAIN);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void weReadWhatTheDocumentSays(Vector vector) {
    assertThat(vector.paths().read(new MailAddress(vector.localPart(), Fixture.DOMAIN)))
        .isEqualTo(
            new ReturnPathReading.Attributed(
                "signed",
                true,
                new MailingRef.Numbered(vector.mailing()),
                new RecipientRef.Tagged(vector.addressTag())));
    assertThat(SignedPath.decode(vector.localPart()))
        .contains(
            new SignedPath(vector.keyId(), vector.day(), vector.mailing(), vector.addressTag()));
  }

  @Test
  void examplePathOfTheDocumentIsOneOfTheVectors() throws IOException {
    String shown = "    " + vectors().get(0).localPart() + "@bounces.example.com";
    assertThat(Files.readString(DOCUMENT)).contains(shown);
  }

  @Test
  void pythonOfTheDocumentMintsTheSame() throws Exception {
    Matcher example = EXAMPLE.matcher(Files.readString(DOCUMENT));
    assertThat(example.find()).isTrue();
    String calls =
        vectors().stream()
            .map(
                v ->
                    "print(mint(%d, bytes.fromhex('%s'), %d, %d, '%s'))"
                        .formatted(v.keyId(), v.key(), v.day(), v.mailing(), v.address()))
            .collect(Collectors.joining("\n"));
    Path script = directory.resolve("mint.py");
    Files.writeString(script, example.group(1) + "\n" + calls + "\n");
    String printed = runPython(script);
    assertThat(printed.lines())
        .containsExactlyElementsOf(vectors().stream().map(Vector::localPart).toList());
  }

  private String runPython(Path script) throws InterruptedException, IOException {
    Path output = directory.resolve("output");
    Process python;
    try {
      python =
          new ProcessBuilder("python3", script.toString())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      assumeTrue(false, "there is no python3 here: the example in the document was not run");
      throw e;
    }
    assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(python.exitValue()).as(Files.readString(output)).isZero();
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
