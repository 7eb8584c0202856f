package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rebound.receiver.postgres.TestPostgres;

/** A wrong configuration: one clear line that names the setting, exit status 1, nothing else. */
class WrongConfigurationTest {

  @TempDir Path folder;

  private record Outcome(int status, String error) {}

  @Test
  void missingFile() throws Exception {
    assertThat(run("server", folder.resolve("none.yml").toString(), Map.of()))
        .isEqualTo(
            oneLine(
                folder.resolve("none.yml")
                    + ": there is no such file; give the path of a configuration file"));
  }

  @Test
  void fileThatIsNotYamlIsNamedWithItsLine() throws Exception {
    Outcome outcome = serve("dataFolder: ./data\nsmtp: {port: 25\n", Map.of());
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error()).contains("config.yml line ").contains("not YAML").hasLineCount(1);
  }

  @Test
  void keyGivenTwice() throws Exception {
    Outcome outcome = serve("smtp: {port: 25}\nsmtp: {port: 26}\n", Map.of());
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error()).contains("Duplicate field 'smtp'").hasLineCount(1);
  }

  @Test
  void unknownKeyForEveryCommand() throws Exception {
    Path file = Files.writeString(folder.resolve("config.yml"), "smtp: {prot: 25}\n");
    String expected = "smtp.prot: there is no such setting; did you mean smtp.port?";
    assertThat(run("server", file.toString(), Map.of())).isEqualTo(oneLine(expected));
    assertThat(run("check-config", file.toString(), Map.of()))
        .isEqualTo(oneLine(file + " line 1: " + expected));
  }

  @Test
  void checkNamesEverythingThatIsWrongWithItsLine() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("config.yml"),
            """
            # a comment
            smtp:
              prot: 25
              port: 70000

            retention: 7
            server:
              maxThreads: many
            """);
    Outcome outcome = run("check-config", file.toString(), Map.of("REBOUND_LOGGING_LEVEL", "loud"));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error().lines())
        .hasSize(5)
        .anyMatch(line -> line.contains(" line 3: smtp.prot: there is no such setting; did you"))
        .anyMatch(line -> line.contains(" line 4: smtp.port: expected a whole number"))
        .anyMatch(line -> line.contains(" line 6: retention in the file must hold settings"))
        .anyMatch(line -> line.contains(" line 8: server.maxThreads: expected a whole number"))
        .anyMatch(line -> line.startsWith("rebound: REBOUND_LOGGING_LEVEL: expected one of"));
  }

  @Test
  void checkNamesAllSettingsThatDoNotGoTogether() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("config.yml"),
            """
            database:
              url: jdbc:mysql://localhost/x
              user: rebound
            server: {port: 2525}
            """);
    Outcome outcome = run("check-config", file.toString(), Map.of());
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains(" line 2: database.url: expected jdbc:postgresql:"))
        .anyMatch(line -> line.startsWith("rebound: database.password is missing"))
        .anyMatch(line -> line.contains(" line 4: server.port: 2525 is the port of smtp.port"));
  }

  @Test
  void missingPasswordNamesSettingAndVariable() throws Exception {
    assertThat(serve("database: {url: 'jdbc:postgresql://localhost/x', user: rebound}\n", Map.of()))
        .isEqualTo(
            oneLine(
                "database.password is missing: it goes with database.url; set it in the file or by"
                    + " the variable REBOUND_DATABASE_PASSWORD"));
  }

  @Test
  void twoServersOnOnePort() throws Exception {
    assertThat(serve("server: {port: 7001, adminPort: 7001}\n", Map.of()))
        .isEqualTo(oneLine("server.adminPort: 7001 is the port of server.port already"));
  }

  @Test
  void portThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome = serve("smtp: {port: " + taken.getLocalPort() + "}\n", freePorts());
      assertThat(outcome)
          .isEqualTo(
              oneLine(
                  "smtp.port: cannot listen on 127.0.0.1:"
                      + taken.getLocalPort()
                      + ": another program listens there (is Rebound running already?); stop it or"
                      + " choose another port"));
    }
  }

  @Test
  void addressOfAnotherMachine() throws Exception {
    assertThat(serve("server: {bind: 192.0.2.77}\n", freePorts()))
        .isEqualTo(oneLine("server.bind: 192.0.2.77 is no address of this machine"));
  }

  @Test
  void databaseThatCannotBeReached() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    Map<String, String> variables = new HashMap<>(freePorts());
    variables.put("REBOUND_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + nobody + "/rebound");
    variables.put("REBOUND_DATABASE_USER", "rebound");
    variables.put("REBOUND_DATABASE_PASSWORD", "secret-of-mine");
    Outcome outcome = serve("", variables);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error())
        .startsWith("rebound: database.url: the database cannot be reached")
        .doesNotContain("secret-of-mine")
        .hasLineCount(1);
  }

  @Test
  void databaseThatRefusesThePassword() throws Exception {
    String database = TestPostgres.shared().createDatabase();
    Map<String, String> variables = new HashMap<>(RunningDaemon.variables(database, folder));
    variables.put("REBOUND_DATABASE_PASSWORD", "wrong-secret");
    Outcome outcome = serve("", variables);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error())
        .startsWith("rebound: database.url: the database refused user or password")
        .doesNotContain("wrong-secret")
        .hasLineCount(1);
  }

  @Test
  void dataFolderThatCannotBeMade() throws Exception {
    Path file = Files.writeString(folder.resolve("a-file"), "");
    Map<String, String> variables = new HashMap<>(freePorts());
    variables.put("REBOUND_DATA_FOLDER", file.resolve("data").toString());
    Outcome outcome = serve("", variables);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error()).startsWith("rebound: dataFolder: ").hasLineCount(1);
  }

  @Test
  void rightConfigurationIsSaidToBeRight() throws Exception {
    Path file = Files.writeString(folder.resolve("config.yml"), "smtp: {port: 26}\n");
    assertThat(run("check-config", file.toString(), Map.of())).isEqualTo(new Outcome(0, ""));
  }

  @Test
  void patternWithoutTemplate() throws Exception {
    Outcome outcome = serve("returnPaths: {dialects: {pattern: untrusted}}\n", freePorts());
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error()).startsWith("rebound: returnPaths").hasLineCount(1);
  }

  @Test
  void hostNameThatIsNone() throws Exception {
    Outcome outcome = serve("smtp: {hostName: 'not a host'}\n", Map.of());
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error()).startsWith("rebound: smtp.hostName must be").hasLineCount(1);
  }

  @Test
  void keyThatCannotBeReadStopsEverythingAgain() throws Exception {
    String database = TestPostgres.shared().createDatabase();
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Outcome outcome =
        serve(
            "smtp: {tls: {certificate: /no/such/chain.pem, key: /no/such/key.pem}}\n",
            RunningDaemon.variables(database, folder));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error())
        .startsWith("rebound: smtp.tls: ")
        .contains("/no/such/")
        .hasLineCount(1);
    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    assertThat(left.stream().map(Thread::getName))
        .noneMatch(name -> name.startsWith("rebound-recorder"));
  }

  @Test
  void externalDatabaseIsNotBackedUpByUs() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("config.yml"),
            "database: {url: 'jdbc:postgresql://localhost/x', user: u, password: p}\n");
    for (String command : List.of("backup", "restore")) {
      Outcome outcome = run(Map.of(), command, folder.resolve("b.zip").toString(), file.toString());
      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.error()).startsWith("rebound: database.url: ").contains("pg_dump");
    }
    assertThat(folder.resolve("b.zip")).doesNotExist();
  }

  @Test
  void thereIsNothingToBackUpWhereNoDaemonHasEverRun() throws Exception {
    Path data = folder.resolve("data");
    Path file = Files.writeString(folder.resolve("config.yml"), "dataFolder: " + data + "\n");
    assertThat(run(Map.of(), "backup", folder.resolve("b.zip").toString(), file.toString()))
        .isEqualTo(oneLine("dataFolder: there is no database in " + data));
    assertThat(data).doesNotExist();
  }

  @Test
  void nothingIsRestoredOverOtherData() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("precious"), "data");
    Path file = Files.writeString(folder.resolve("config.yml"), "dataFolder: " + data + "\n");
    Outcome outcome = run(Map.of(), "restore", "any.zip", file.toString());
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error())
        .startsWith("rebound: dataFolder: " + data + " is not empty")
        .hasLineCount(1);
    assertThat(data.resolve("precious")).hasContent("data");
  }

  private Map<String, String> freePorts() {
    return Map.of(
        "REBOUND_DATA_FOLDER", folder.resolve("data").toString(),
        "REBOUND_SERVER_PORT", "0",
        "REBOUND_SERVER_ADMIN_PORT", "0");
  }

  private Outcome serve(String yaml, Map<String, String> variables) throws Exception {
    Path file = Files.writeString(folder.resolve("config.yml"), yaml);
    return run("server", file.toString(), variables);
  }

  private static Outcome oneLine(String message) {
    return new Outcome(1, "rebound: " + message + System.lineSeparator());
  }

  private static Outcome run(String command, String file, Map<String, String> variables)
      throws Exception {
    return run(variables, command, file);
  }

  @SuppressWarnings("SystemOut") // what a command says is what is tested
  private static Outcome run(Map<String, String> variables, String... words) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
    try {
      PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
      int status = new ReboundApplication(variables, nowhere).runCommand(words);
      return new Outcome(status, error.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(before);
    }
  }
}
