package org.rebound.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rebound.e2e.Check;
import org.rebound.e2e.Check.StoryFailed;

/**
 * Connections that end in every state of a session: closed, reset, half closed, or left open
 * without a word; and clients that never read their replies. No session is left, and nothing is
 * recorded.
 */
final class BrokenClients {

  private static final String OPEN = "EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<postmaster>\r\n";

  /** What the client has sent when it ends; none of it is a whole message. */
  private static final List<String> STATES =
      List.of(
          "",
          "EH",
          "EHLO a\r",
          "EHLO a\r\n",
          "EHLO a\r\nMAIL FROM:<>\r\n",
          OPEN,
          OPEN + "DATA\r\n",
          OPEN + "DATA\r\nSubject: cut\r\n\r\nhalf a li",
          OPEN + "DATA\r\nSubject: cut\r\n\r\nno dot\r\n",
          OPEN + "DATA\r\nSubject: cut\r\n\r\nhalf a dot\r\n.\r",
          OPEN + "BDAT 1000 LAST\r\nSubject: cut\r\n",
          OPEN + "BDAT 5\r\nabcde");

  private BrokenClients() {}

  static String tell(int times) throws Exception {
    Map<String, String> environment =
        Map.of(
            "REBOUND_SMTP_COMMAND_TIMEOUT",
            "3s",
            "REBOUND_SMTP_MESSAGE_TIMEOUT",
            "5s",
            "REBOUND_SMTP_MAX_CONNECTIONS_PER_PEER",
            "1000");
    try (Trial trial = Trial.embedded("broken-clients", environment)) {
      trial.round(() -> {});
      long before = trial.ledger().messages();
      int ended = 0;
      for (int i = 0; i < times; i++) {
        List<Wire> left = new ArrayList<>();
        for (String state : STATES) {
          for (How how : How.values()) {
            left.add(end(trial.daemon().smtpPort(), state, how));
            ended++;
          }
        }
        left.add(neverReads(trial.daemon().smtpPort()));
        trial.round(() -> {});
        for (Wire wire : left) {
          awaitClosed(wire);
        }
      }
      long rounds = times + 1L;
      Check.same("messages", before + 400 * (rounds - 1), trial.ledger().messages());
      Check.await(
          "no session is left",
          Duration.ofSeconds(30),
          () -> open(trial.daemon().api().metrics()),
          open -> open == 0);
      return ended + " connections ended in 12 states; none left; " + trial.finish();
    }
  }

  private enum How {
    CLOSE,
    RESET,
    HALF_CLOSE,
    SILENCE
  }

  private static Wire end(int port, String state, How how) throws IOException {
    Wire wire = new Wire(port);
    wire.send(state);
    switch (how) {
      case CLOSE -> wire.close();
      case RESET -> wire.reset();
      case HALF_CLOSE -> wire.socket().shutdownOutput();
      case SILENCE -> {}
    }
    return wire;
  }

  private static Wire neverReads(int port) throws IOException {
    Wire wire = new Wire(port);
    wire.socket().setReceiveBufferSize(1024);
    wire.send("EHLO a\r\n".repeat(900));
    return wire;
  }

  /** The server ends it by itself; a client that waits sees that. */
  private static void awaitClosed(Wire wire) throws IOException {
    if (wire.socket().isClosed()) {
      return;
    }
    wire.socket().setSoTimeout(30_000);
    try (wire) {
      String reply = wire.reply();
      while (!reply.equals(Wire.CLOSED)) {
        reply = wire.reply();
      }
    } catch (java.net.SocketTimeoutException e) {
      throw new StoryFailed("a session is left open");
    }
  }

  static int open(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.matches("rebound_smtp_sessions [0-9.E]+"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(() -> new StoryFailed("the metrics do not say how many sessions are open"));
  }
}
