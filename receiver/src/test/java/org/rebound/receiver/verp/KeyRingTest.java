package org.rebound.receiver.verp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRingTest {

  private static final Clock CLOCK = Fixture.at(Fixture.NOW);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final String SECRET = "ab".repeat(32);

  @TempDir Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("data").resolve("return-path.keys");
  }

  @Test
  void firstStartMakesAFileForItsOwnerOnly() throws IOException {
    KeyRing made = KeyRing.loadOrCreate(file, CLOCK);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(made.keys()).hasSize(1);
    assertThat(made.signingKey(Fixture.NOW)).isPresent();
    assertThat(filesBeside()).containsExactly("return-path.keys");
  }

  @Test
  void clockThatIsSetBackDoesNotStopTheSigning() throws IOException {
    KeyRing made = KeyRing.loadOrCreate(file, CLOCK);
    assertThat(made.signingKey(Fixture.NOW.minus(Duration.ofHours(1)))).isPresent();
    KeyRing rotated = KeyRing.rotate(file, CLOCK, Duration.ZERO, MONTH);
    assertThat(rotated.signingKey(Fixture.NOW.minus(Duration.ofHours(1))).orElseThrow().id())
        .as("the oldest, which every daemon has")
        .isZero();
  }

  @Test
  void secondStartFindsTheSameKey() throws IOException {
    KeyRing made = KeyRing.loadOrCreate(file, CLOCK);
    KeyRing found = KeyRing.loadOrCreate(file, CLOCK);
    assertThat(secrets(found)).isEqualTo(secrets(made));
    assertThat(secrets(KeyRing.load(file))).isEqualTo(secrets(made));
  }

  @Test
  void twoKeyFilesDiffer() throws IOException {
    KeyRing other = KeyRing.loadOrCreate(directory.resolve("other.keys"), CLOCK);
    assertThat(secrets(KeyRing.loadOrCreate(file, CLOCK))).isNotEqualTo(secrets(other));
  }

  @Test
  void processesThatStartTogetherComeAwayWithOneKey() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<String>>> starts =
          IntStream.range(0, 16)
              .<Callable<List<String>>>mapToObj(
                  i -> () -> secrets(KeyRing.loadOrCreate(file, CLOCK)))
              .toList();
      List<List<String>> seen = new ArrayList<>();
      for (var future : threads.invokeAll(starts)) {
        seen.add(future.get());
      }
      assertThat(seen).hasSize(16).allMatch(seen.get(0)::equals);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @CsvSource({"rw-r--r--", "rw----r--", "rw-rw----", "rw-----w-"})
  void fileThatIsOpenToOthersIsRefused(String mode) throws IOException {
    KeyRing.loadOrCreate(file, CLOCK);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> KeyRing.loadOrCreate(file, CLOCK))
        .withMessageContaining(file.toString())
        .withMessageContaining(mode)
        .withMessageContaining("chmod 600");
  }

  @Test
  void fileOfTheGroupIsTaken() throws IOException {
    KeyRing.loadOrCreate(file, CLOCK);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    assertThat(KeyRing.load(file).keys()).hasSize(1);
  }

  @Test
  void missingFileIsNamed() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> KeyRing.load(file))
        .withMessageContaining(file.toString())
        .withMessageContaining("no such key file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 2026-01-01T00:00:00Z -                             | four fields",
        "16 2026-01-01T00:00:00Z - SECRET                     | 0 and 15",
        "x 2026-01-01T00:00:00Z - SECRET                      | 0 to 15",
        "99999999999 2026-01-01T00:00:00Z - SECRET            | 0 to 15",
        "0 yesterday - SECRET                                 | mint-from",
        "0 2026-01-01T00:00:00Z soon SECRET                   | retire-at",
        "0 2026-01-01T00:00:00Z - abcd                        | 64 hexadecimal digits",
        "0 2026-01-01T00:00:00Z - SECRETS                     | 64 hexadecimal digits",
        "1 2026-01-01T00:00:00Z - SECRET                      | two keys have the id 1",
      })
  void malformedLineIsNamedAndNotShown(String line, String message) throws IOException {
    String malformed = line.replace("SECRET", SECRET);
    write("# comment\n\n1 2026-01-01T00:00:00Z - " + SECRET + "\n" + malformed + "\n");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> KeyRing.load(file))
        .withMessageContaining(file + ", line 4: ")
        .withMessageContaining(message)
        .withMessageNotContaining(SECRET)
        .withNoCause();
  }

  @Test
  void emptyFileIsRefusedAndNotFilled() throws IOException {
    write("# nothing\n");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> KeyRing.loadOrCreate(file, CLOCK))
        .withMessageContaining("no key in it");
  }

  @Test
  void binaryFileIsNoKeyFile() throws IOException {
    KeyRing.loadOrCreate(file, CLOCK);
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> KeyRing.load(file))
        .withMessageContaining(file.toString());
  }

  @Test
  void rotationAddsAKeyThatSignsAtOnceAndRetiresTheOther() throws IOException {
    KeyRing first = KeyRing.loadOrCreate(file, CLOCK);
    KeyRing second = KeyRing.rotate(file, CLOCK, Duration.ZERO, MONTH);
    assertThat(secrets(KeyRing.load(file))).isEqualTo(secrets(second)).hasSize(2);
    assertThat(second.signingKey(Fixture.NOW).orElseThrow().id()).isEqualTo(1);
    assertThat(secrets(second).get(0)).isEqualTo(secrets(first).get(0));
    assertThat(second.key(0).orElseThrow().retireAt())
        .contains(Fixture.NOW.plus(Duration.ofDays(31)));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(filesBeside()).containsExactly("return-path.keys");
  }

  @Test
  void returnPathsOfTheOldKeyAreGoodUntilTheyExpireAnyway() throws IOException {
    ReturnPathSettings settings = ReturnPathSettings.of(Fixture.DOMAIN);
    KeyRing old = KeyRing.loadOrCreate(file, CLOCK);
    var minted = new ReturnPaths(settings, old, CLOCK).mint(1, Fixture.USER);
    KeyRing rotated = KeyRing.rotate(file, CLOCK, Duration.ZERO, MONTH);
    assertThat(new ReturnPaths(settings, rotated, Fixture.at(Fixture.NOW.plus(MONTH))).read(minted))
        .isInstanceOf(ReturnPathReading.Attributed.class);
    assertThat(
            new ReturnPaths(
                    settings, rotated, Fixture.at(Fixture.NOW.plus(MONTH).plus(Duration.ofDays(1))))
                .read(minted))
        .isEqualTo(new ReturnPathReading.Expired());
  }

  @Test
  void rotationKeepsTheModeOfTheFile() throws IOException {
    KeyRing.loadOrCreate(file, CLOCK);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    KeyRing.rotate(file, CLOCK, Duration.ZERO, MONTH);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void newKeyWaitsUntilEveryDaemonKnowsIt() throws IOException {
    KeyRing.loadOrCreate(file, CLOCK);
    KeyRing rotated = KeyRing.rotate(file, CLOCK, Duration.ofHours(24), MONTH);
    assertThat(rotated.signingKey(Fixture.NOW).orElseThrow().id()).isZero();
    assertThat(rotated.signingKey(Fixture.NOW.plus(Duration.ofHours(24))).orElseThrow().id())
        .isEqualTo(1);
  }

  @Test
  void sixteenKeysInUseAreTheMostAndRetiredIdsAreUsedAgain() throws IOException {
    KeyRing.loadOrCreate(file, CLOCK);
    for (int i = 1; i < 16; i++) {
      KeyRing.rotate(file, CLOCK, Duration.ZERO, MONTH);
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> KeyRing.rotate(file, CLOCK, Duration.ZERO, MONTH))
        .withMessageContaining("16");
    Clock later = Fixture.at(Fixture.NOW.plus(Duration.ofDays(32)));
    KeyRing rotated = KeyRing.rotate(file, later, Duration.ZERO, MONTH);
    assertThat(rotated.keys()).hasSize(16);
    assertThat(rotated.signingKey(later.instant()).orElseThrow().id()).isZero();
  }

  @Test
  void secretsAreInNoText() throws IOException {
    KeyRing ring = KeyRing.loadOrCreate(file, CLOCK);
    assertThat(ring.toString() + ring.keys().get(0) + new ReturnPathsHolder(ring))
        .doesNotContain(secrets(ring).get(0));
  }

  @Test
  void keysWithoutSenseAreRefused() {
    byte[] secret = new byte[32];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReturnPathKey(16, secret, Instant.EPOCH, Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReturnPathKey(0, new byte[31], Instant.EPOCH, Optional.empty()));
    assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.of(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.of(List.of(Fixture.key(1), Fixture.key(1))));
  }

  private record ReturnPathsHolder(KeyRing keys) {}

  private void write(String text) throws IOException {
    KeyRing.loadOrCreate(file, CLOCK);
    Files.writeString(file, text);
  }

  private List<String> filesBeside() throws IOException {
    try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  private static List<String> secrets(KeyRing ring) {
    return ring.keys().stream().map(ReturnPathKey::secretInHex).toList();
  }
}
