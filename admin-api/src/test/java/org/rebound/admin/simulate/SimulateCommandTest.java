package org.rebound.admin.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rebound.admin.RunningDaemon;

class SimulateCommandTest {

  private static final RunningDaemon DAEMON = RunningDaemon.start();

  @AfterAll
  static void stop() {
    DAEMON.close();
  }

  private record Ran(boolean failed, String out, String err) {}

  @Test
  void monthOfASenderIsThereTwiceWhenItIsRunTwice() {
    Ran first = simulate();
    assertThat(first.err()).isEmpty();
    assertThat(first.out()).contains("7 mailings to 120 recipients each", "hostile");
    assertThat(items("/api/v1/mailings")).hasSize(7);
    assertThat(count("recipients", "")).isEqualTo(7 * 120);
    assertThat(count("recipients", "?sent=true")).isBetween(700L, 840L);
    assertThat(count("recipients", "?opened=true")).isPositive();
    assertThat(groups("kind")).containsKeys("bounce", "auto_reply", "complaint", "delayed");
    assertThat(groups("fault")).containsKeys("recipient", "sender", "infrastructure");
    assertThat(items("/api/v1/bounces?kind=bounce&limit=1000"))
        .noneMatch(one -> one.get("foreignRecipient").asBoolean());
    assertThat(items("/api/v1/selections"))
        .hasSize(2)
        .allMatch(one -> one.get("members").asInt() > 0);
    assertThat(items("/api/v1/projects")).hasSize(1);
    assertThat(items("/api/v1/contacts?formerEmployee=true")).hasSize(1);
    assertThat(items("/api/v1/blocked-addresses?cause=too_many_bounces"))
        .hasSize(3)
        .allMatch(one -> one.get("category").asText().equals("mailbox_full"));

    Ran second = simulate();
    assertThat(second.err()).isEmpty();
    assertThat(items("/api/v1/mailings")).hasSize(14);
    assertThat(items("/api/v1/selections")).hasSize(2);
  }

  @Test
  void sameSeedMakesTheSamePeopleAndAnotherMakesOthers() {
    List<Person> people = new People(new Random(7)).make(500);
    assertThat(new People(new Random(7)).make(500)).isEqualTo(people);
    assertThat(new People(new Random(8)).make(500)).isNotEqualTo(people);
    assertThat(people).extracting(Person::address).doesNotHaveDuplicates();
  }

  @Test
  void nobodyCanHaveTheAddressesThatAreMadeUp() {
    assertThat(Host.all())
        .flatExtracting(host -> List.of(host.domain(), host.mx()))
        .allMatch(name -> name.matches(".*\\.example|(.*\\.)?example\\.(com|net|org)"));
  }

  @Test
  void everyMessageSaysWhatItsLineSays() {
    Person person = new People(new Random(1)).make(1).get(0);
    Instant now = Instant.parse("2026-11-23T08:00:00Z");
    List<Cause> all = new ArrayList<>(Cause.all());
    all.addAll(Cause.hostile());
    for (Cause cause : all) {
      String text =
          new String(
              new Letter(cause, person, "path@example.org", "1.1", now, now).content(),
              StandardCharsets.UTF_8);
      assertThat(text)
          .as(cause.toString())
          .contains(person.address(), "path@example.org", "\r\n\r\n")
          .doesNotContainPattern("\\{[a-zA-Z]+\\}")
          .doesNotContain("\r\n.\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--url,http://192.0.2.1:8080,not this machine",
    "--smtp,192.0.2.1:25,not this machine",
    "--smtp,[2001:db8::1]:25,not this machine",
    "--url,ftp://127.0.0.1/,expected http://HOST:PORT",
    "--smtp,127.0.0.1,expected HOST:PORT",
    "--key-file,/nonexistent/key,there is no file /nonexistent/key",
  })
  void daemonOfSomebodyElseIsLeftAloneAndWrongOptionsAreNamed(
      String option, String value, String said) {
    Ran ran = run(option, value);
    assertThat(ran.failed()).isTrue();
    assertThat(ran.err()).startsWith("rebound simulate: ").contains(said).hasLineCount(1);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void keyThatMayNotIsSaidToBeSo() {
    Ran ran = run("--url", url(), "--key-file", "/dev/null");
    assertThat(ran.failed()).isTrue();
    assertThat(ran.err()).contains("401").doesNotContain("\tat ");
  }

  private static Ran simulate() {
    Matcher smtp = Pattern.compile("SMTP +(\\S+:\\d+) for").matcher(DAEMON.announcement());
    assertThat(smtp.find()).isTrue();
    return run(
        "--url",
        url(),
        "--smtp",
        smtp.group(1),
        "--key-file",
        DAEMON.dataFolder().resolve("first-api-key").toString(),
        "--mailings",
        "7",
        "--recipients",
        "120");
  }

  private static String url() {
    return DAEMON.api("/").resolve("/").toString();
  }

  private static Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    Bootstrap<Configuration> bootstrap = new Bootstrap<>(new NoApplication());
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-1));
    bootstrap.addCommand(new SimulateCommand(printed, later));
    Cli cli =
        new Cli(
            new JarLocation(SimulateCommand.class),
            bootstrap,
            System.out,
            new PrintStream(err, true, StandardCharsets.UTF_8));
    List<String> words = new ArrayList<>(List.of("simulate"));
    words.addAll(List.of(arguments));
    boolean failed = cli.run(words.toArray(String[]::new)).isPresent();
    return new Ran(
        failed, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static final class NoApplication extends Application<Configuration> {
    @Override
    public void run(Configuration configuration, Environment environment) {}
  }

  private static List<JsonNode> items(String path) {
    List<JsonNode> items = new ArrayList<>();
    DAEMON.json(path).get("items").forEach(items::add);
    return items;
  }

  private static long count(String list, String query) {
    return DAEMON.json("/api/v1/lists/" + list + "/count" + query).get("count").asLong();
  }

  private static Map<String, Long> groups(String column) {
    Map<String, Long> groups = new TreeMap<>();
    DAEMON
        .json("/api/v1/lists/bounces/groups?by=" + column)
        .get("groups")
        .forEach(one -> groups.put(one.get("value").asText(), one.get("count").asLong()));
    return groups;
  }
}
