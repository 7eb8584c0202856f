package org.rebound.admin.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rebound.admin.LedgerRows;
import org.rebound.admin.RunningDaemon;
import org.rebound.admin.SmtpClient;
import org.rebound.receiver.postgres.TestPostgres;

/** Old bounces in mailboxes, brought to a daemon as if they came by mail. */
class BackfillCommandTest {

  private static final RunningDaemon DAEMON =
      RunningDaemon.start(
          TestPostgres.shared().createDatabase(),
          RunningDaemon.newFolder(),
          Map.of("REBOUND_RETURN_PATHS_DOMAINS", "bounces.example.com"));

  @TempDir Path folder;
  private final long mailing = LedgerRows.number();

  private record Ran(boolean failed, String out, String err) {}

  @AfterAll
  static void stop() {
    DAEMON.close();
  }

  @Test
  void everyMessageOfAMailboxIsRecordedOnceHoweverOftenItIsBrought() throws IOException {
    Path mailbox = mailbox(25);
    Ran first = run(mailbox.toString());
    assertThat(first.failed()).as(first.err()).isFalse();
    assertThat(first.out()).contains("25 messages: 25 recorded\n");
    assertThat(bounces()).isEqualTo(25);
    assertThat(state("user7-" + mailing + "@example.net")).isEqualTo("blocked");
    Ran second = run(mailbox.toString());
    assertThat(second.out()).contains("25 messages: 25 recorded before\n");
    assertThat(bounces()).isEqualTo(25);
  }

  @Test
  void messageThatCameBySmtpBeforeIsKnownInTheMailboxThatItWasPutInto() throws IOException {
    String path = mint("known-" + mailing + "@example.net");
    String report =
        report(path, "known-" + mailing + "@example.net").replace("Sorry.", "Sorry.\nFrom us.");
    assertThat(SmtpClient.send(DAEMON, path, report.replace("\n", "\r\n"))).startsWith("250");
    Path mailbox =
        Files.writeString(
            folder.resolve("mbox"),
            "From MAILER-DAEMON Sun Nov 22 12:00:00 2026\nReturn-Path: <>\nDelivered-To: "
                + path
                + "\nStatus: RO\nX-UID: 7\n"
                + report.replace("\nFrom us.", "\n>From us.")
                + "\n");
    assertThat(run(mailbox.toString()).out()).contains("1 messages: 1 recorded before");
  }

  @Test
  void maildirIsReadInItsMessagesOnly() throws IOException {
    Path maildir = folder.resolve("Maildir");
    for (String name : List.of("cur", "new", "tmp")) {
      Files.createDirectories(maildir.resolve(name));
      String address = name + "-" + mailing + "@example.net";
      Files.writeString(maildir.resolve(name + "/1:2,S"), report(mint(address), address));
    }
    Files.writeString(maildir.resolve("dovecot-uidlist"), "3 V1 N2\n");
    assertThat(run(maildir.toString()).out()).contains("2 messages: 2 recorded\n");
    assertThat(bounces()).isEqualTo(2);
  }

  @Test
  void messageToNoReturnPathOfOursIsToldOfAndMayGoElsewhere() throws IOException {
    Path file = folder.resolve("one");
    Files.writeString(file, report("list@example.org", "other-" + mailing + "@example.net"));
    Path report = folder.resolve("report");
    Ran refused = run("--report", report.toString(), file.toString());
    assertThat(refused.failed()).isFalse();
    assertThat(refused.out())
        .contains("1 messages: 1 refused\n", "1  550 5.7.1 Not a bounce domain of ours");
    assertThat(Files.readString(report)).startsWith(file + ": refused: 550 5.7.1");
    Ran elsewhere = run("--otherwise", "postmaster@bounces.example.com", file.toString());
    assertThat(elsewhere.out()).contains("1 messages: 1 recorded\n");
    assertThat(DAEMON.get("/api/v1/addresses/other-" + mailing + "@example.net").statusCode())
        .as("what comes to postmaster changes nobody")
        .isEqualTo(404);
  }

  @Test
  void manyRefusalsInARowDoNotEndTheRun() throws IOException {
    StringBuilder mailbox = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      mailbox
          .append("From x Sun Nov 22 12:00:00 2026\n")
          .append(report("nobody" + i + "@bounces.example.com", "x@example.net"))
          .append('\n');
    }
    Path file = Files.writeString(folder.resolve("mbox"), mailbox);
    assertThat(run(file.toString()).out())
        .contains("100 messages: 100 refused\n", "100  550 5.1.1 No such return path here");
  }

  @Test
  void whatIsOlderThanAskedForAndWhatIsNoMailIsLeftOut() throws IOException {
    String address = "old-" + mailing + "@example.net";
    Files.writeString(
        folder.resolve("a"),
        "Date: Fri, 31 Jan 2025 10:00:00 +0100\n" + report(mint(address), address));
    Files.writeString(folder.resolve("b"), "shopping list\n\nmilk\n");
    assertThat(run("--since", "2026-01-01", folder.toString()).out())
        .contains("2 messages: 1 too old, 1 not mail\n");
  }

  @Test
  void missingFileFailsAtTheEndAndNamesIt() throws IOException {
    Ran ran = run(folder.resolve("nothing").toString(), mailbox(1).toString());
    assertThat(ran.failed()).isTrue();
    assertThat(ran.out()).contains("cannot read ", "nothing", "1 messages: 1 recorded");
  }

  @Test
  void daemonThatIsBusyIsTriedAgain() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> serve(busy));
      server.setDaemon(true);
      server.start();
      Path file =
          Files.writeString(folder.resolve("one"), report("a@example.org", "b@example.net"));
      Ran ran = run("--to", "127.0.0.1:" + busy.getLocalPort(), file.toString());
      assertThat(ran.out()).contains("1 messages: 1 recorded\n");
    }
  }

  @Test
  void daemonThatIsAwayForTooLongEndsTheRunWithAWordOfWhatToDo() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    Ran ran = run("--to", "127.0.0.1:" + port, "--patience", "0", mailbox(3).toString());
    assertThat(ran.failed()).isTrue();
    assertThat(ran.err()).contains("run it again, nothing is done twice");
  }

  /** Answers 451 twice, and then takes the message. */
  private static void serve(ServerSocket busy) {
    int refusals = 2;
    while (true) {
      try (Socket socket = busy.accept()) {
        OutputStream out = socket.getOutputStream();
        out.write("220 busy\r\n".getBytes(StandardCharsets.US_ASCII));
        for (String line = line(socket); !line.isEmpty(); line = line(socket)) {
          String reply = "250 ok";
          if (line.startsWith("BDAT ")) {
            socket.getInputStream().readNBytes(Integer.parseInt(line.split(" ", -1)[1]));
            reply = refusals-- > 0 ? "451 4.3.0 Not recorded" : "250 2.0.0 Recorded as 1";
          }
          out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private static String line(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c > '\n'; c = socket.getInputStream().read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private Path mailbox(int messages) throws IOException {
    List<String> addresses = new ArrayList<>();
    IntStream.range(0, messages)
        .forEach(i -> addresses.add("user" + i + "-" + mailing + "@example.net"));
    StringBuilder mailbox = new StringBuilder();
    for (String address : addresses) {
      mailbox
          .append("From MAILER-DAEMON Sun Nov 22 12:00:00 2026\n")
          .append("X-Original-To: ")
          .append(mint(address))
          .append("\n")
          .append(report("undisclosed@example.org", address))
          .append('\n');
    }
    return Files.writeString(folder.resolve("bounces.mbox"), mailbox);
  }

  private String mint(String address) {
    return RunningDaemon.tree(
            DAEMON.post(
                "/api/v1/mailings/" + mailing + "/return-paths",
                "{\"recipients\":[\"" + address + "\"]}"))
        .at("/items/0/returnPath")
        .asText();
  }

  private int bounces() {
    return DAEMON.json("/api/v1/lists/bounces/count?mailing=" + mailing).get("count").asInt();
  }

  private static String state(String address) {
    return DAEMON.json("/api/v1/addresses/" + address).get("state").asText();
  }

  private static String report(String to, String recipient) {
    return """
        From: MAILER-DAEMON@mta.example.net
        To: <%s>
        Subject: Undelivered Mail
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        Sorry.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mta.example.net

        Final-Recipient: rfc822; %s
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 No such user here
        --b--
        """
        .formatted(to, recipient);
  }

  private static Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Bootstrap<Configuration> bootstrap =
        new Bootstrap<>(
            new Application<>() {
              @Override
              public void run(Configuration configuration, Environment environment) {}
            });
    bootstrap.addCommand(new BackfillCommand(new PrintStream(out, true, StandardCharsets.UTF_8)));
    Cli cli = new Cli(new JarLocation(BackfillCommandTest.class), bootstrap, System.out, err);
    List<String> all = new ArrayList<>(List.of("backfill"));
    if (!List.of(arguments).contains("--to")) {
      Matcher smtp =
          Pattern.compile("rebound: SMTP +(\\S+:\\d+) for").matcher(DAEMON.announcement());
      assertThat(smtp.find()).isTrue();
      all.addAll(List.of("--to", smtp.group(1)));
    }
    boolean failed =
        cli.run(Stream.concat(all.stream(), Stream.of(arguments)).toArray(String[]::new))
            .isPresent();
    return new Ran(
        failed, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
