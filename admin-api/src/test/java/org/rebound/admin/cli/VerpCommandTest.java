package org.rebound.admin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rebound.receiver.verp.KeyRing;

class VerpCommandTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String DOMAIN = "bounces.example.com";

  @TempDir Path directory;
  private Path keys = Path.of("");
  private Duration later = Duration.ZERO;

  private record Ran(boolean failed, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  @BeforeEach
  void makeKeys() throws IOException {
    keys = directory.resolve("return-path.keys");
    KeyRing.loadOrCreate(keys, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void mintPrintsAddressTabReturnPath() {
    Ran ran = mint("", "User@example.org", "other@example.org");
    assertThat(ran.failed()).isFalse();
    assertThat(ran.lines()).hasSize(2);
    assertThat(ran.lines().get(0))
        .matches("User@example\\.org\tb[a-z2-7]{42}@bounces\\.example\\.com");
  }

  @Test
  void mintReadsTheStandardInputForADash() {
    Ran ran = mint("a@example.org\r\n\n ü@example.org \n", "first@example.org", "-");
    assertThat(ran.lines())
        .extracting(line -> line.split("\t", -1)[0])
        .containsExactly("first@example.org", "a@example.org", "ü@example.org");
  }

  @Test
  void whatIsMintedIsReadAsValid() {
    Ran ran = read(minted("user@example.org"));
    assertThat(ran.failed()).isFalse();
    assertThat(ran.out())
        .contains(": valid (dialect signed, mailing 42, recipient tag ")
        .contains("minted 2026-11-22 with key 0, takes bounces until 2026-12-22");
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    Ran ran = read("--json", minted("user@example.org"), "news+user=example.org@" + DOMAIN);
    JsonNode signed = new ObjectMapper().readTree(ran.lines().get(0));
    assertThat(signed.get("state").asText()).isEqualTo("valid");
    assertThat(signed.get("dialect").asText()).isEqualTo("signed");
    assertThat(signed.get("mailing").asLong()).isEqualTo(42);
    assertThat(signed.get("tag").asText()).matches("[0-9a-f]{16}");
    assertThat(signed.get("day").asText()).isEqualTo("2026-11-22");
    assertThat(signed.get("keyId").asInt()).isZero();
    assertThat(signed.get("validUntil").asText()).isEqualTo("2026-12-22");
    JsonNode classic = new ObjectMapper().readTree(ran.lines().get(1));
    assertThat(classic.get("state").asText()).isEqualTo("unsigned");
    assertThat(classic.get("dialect").asText()).isEqualTo("postfix");
    assertThat(classic.get("mailing").asText()).isEqualTo("news");
    assertThat(classic.get("recipient").asText()).isEqualTo("user@example.org");
  }

  @Test
  void wrapperIsTakenOffAndSaid() {
    Ran ran = read("prvs=1234abcdef=" + minted("user@example.org"));
    assertThat(ran.out()).contains(": valid (").contains("found inside a wrapper");
  }

  @Test
  void oldReturnPathIsExpired() {
    String path = minted("user@example.org");
    later = Duration.ofDays(31);
    assertThat(read(path).out()).contains(": expired (dialect signed, mailing 42");
    assertThat(read("--validity-days", "90", path).out()).contains(": valid (");
  }

  @Test
  void changedReturnPathIsForged() {
    String path = minted("user@example.org");
    char changed = path.charAt(30) == 'a' ? 'c' : 'a';
    Ran ran = read(path.substring(0, 30) + changed + path.substring(31));
    assertThat(ran.failed()).isFalse();
    assertThat(ran.out()).contains(": forged (").contains("it claims mailing 42");
  }

  @Test
  void whatIsNoReturnPathOfOursIsUnknown() {
    Ran ran = read("user@" + DOMAIN, "user@elsewhere.example", "us er", "list-bounces@" + DOMAIN);
    assertThat(ran.lines().get(0)).endsWith("unknown (no dialect knows its shape)");
    assertThat(ran.lines().get(1)).endsWith("unknown (it is at another domain)");
    assertThat(ran.lines().get(2)).endsWith("unknown (it is no mail address)");
    assertThat(ran.lines().get(3)).contains("dialect mailman, mailing list, recipient not named");
  }

  @Test
  void terminalEscapesInAReturnPathDoNotAct() {
    assertThat(read("\u001b[2Jx@" + DOMAIN).out()).doesNotContain("\u001b").contains("\\u001b[2J");
  }

  @Test
  void keysAreListedWithoutTheirSecrets() throws IOException {
    Ran ran = run("", "keys", "--keys", keys.toString());
    assertThat(ran.out()).isEqualTo("key 0 from 2026-11-22T12:00:00Z without end: signs\n");
    assertThat(ran.out()).doesNotContain(secret());
  }

  @Test
  void rotationAddsAKeyAndShowsNoSecret() throws IOException {
    String old = secret();
    Ran ran = run("", "rotate", "--keys", keys.toString());
    assertThat(ran.failed()).isFalse();
    assertThat(ran.lines().get(0))
        .isEqualTo("key 0 from 2026-11-22T12:00:00Z until 2026-12-23T12:00:00Z: verifies");
    assertThat(ran.lines().get(1)).isEqualTo("key 1 from 2026-11-22T12:00:00Z without end: signs");
    assertThat(ran.lines().get(2)).startsWith("Restart every daemon");
    assertThat(ran.out()).doesNotContain(old).doesNotContain(secret());
    assertThat(read(minted("user@example.org")).out()).contains("with key 1");
  }

  @Test
  void newKeyMayWait() {
    Ran ran = run("", "rotate", "--mint-in", "24", "--keys", keys.toString());
    assertThat(ran.lines().get(0)).endsWith(": signs");
    assertThat(ran.lines().get(1)).endsWith(": verifies, does not sign yet");
    later = Duration.ofDays(40);
    Ran listed = run("", "keys", "--keys", keys.toString());
    assertThat(listed.lines().get(0)).endsWith(": retired, what it signed is refused");
    assertThat(listed.lines().get(1)).endsWith(": signs");
  }

  @Test
  void everyErrorIsOneLineAndAFailure() throws IOException {
    String missing = directory.resolve("missing.keys").toString();
    assertFailsInOneLine(run("", "keys", "--keys", missing), missing + ": there is no such key");
    assertFailsInOneLine(mint("", "us er@example.org"), "not a mail address: us er@example.org");
    assertFailsInOneLine(
        mint("a@example.org\nb\u001b\n", "-"),
        "standard input, line 2: not a mail address: b\\u001b");
    assertFailsInOneLine(
        run("", "mint", "--keys", keys.toString(), "--domain", "a b", "--mailing", "1", "a@b.org"),
        "no bounce domain");
    assertFailsInOneLine(
        run("", "mint", "--keys", keys.toString(), "--domain", DOMAIN, "--mailing", "0", "a@b.org"),
        "mailing number 0");
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
    assertFailsInOneLine(run("", "rotate", "--keys", keys.toString()), "chmod 600");
  }

  @Test
  void missingArgumentIsAFailure() {
    assertThat(run("", "mint", "--keys", keys.toString(), "a@b.org").failed()).isTrue();
    assertThat(run("").failed()).isTrue();
  }

  private static void assertFailsInOneLine(Ran ran, String reason) {
    assertThat(ran.failed()).isTrue();
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).startsWith("rebound verp: ").contains(reason);
  }

  private String minted(String address) {
    return mint("", address).out().strip().split("\t", -1)[1];
  }

  private Ran mint(String in, String... addresses) {
    List<String> arguments =
        new ArrayList<>(
            List.of("mint", "--keys", keys.toString(), "--domain", DOMAIN, "--mailing", "42"));
    arguments.addAll(List.of(addresses));
    return run(in, arguments.toArray(String[]::new));
  }

  private Ran read(String... arguments) {
    return run(
        "",
        Stream.concat(
                Stream.of("read", "--keys", keys.toString(), "--domain", DOMAIN),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  private String secret() throws IOException {
    List<String> lines = Files.readAllLines(keys);
    String last = lines.get(lines.size() - 1);
    return last.substring(last.lastIndexOf(' ') + 1);
  }

  private Ran run(String in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Bootstrap<Configuration> bootstrap =
        new Bootstrap<>(
            new Application<>() {
              @Override
              public void run(Configuration configuration, Environment environment) {}
            });
    bootstrap.addCommand(
        new VerpCommand(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            Clock.fixed(NOW.plus(later), ZoneOffset.UTC)));
    Cli cli = new Cli(new JarLocation(getClass()), bootstrap, out, err);
    boolean failed =
        cli.run(Stream.concat(Stream.of("verp"), Stream.of(arguments)).toArray(String[]::new))
            .isPresent();
    return new Ran(
        failed, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
