package org.rebound.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rebound.e2e.Check;
import org.rebound.e2e.Check.StoryFailed;

/**
 * Floods: 5,000 connections at once on a limit of 1,000, connections that come and go, thousands of
 * commands in one packet, wrong ones, other protocols, forged PROXY headers.
 */
final class Floods {

  private Floods() {}

  static String tell(int times) throws Exception {
    Map<String, String> environment = Map.of("REBOUND_SMTP_MAX_CONNECTIONS_PER_PEER", "5000");
    try (Trial trial = Trial.embedded("floods", environment)) {
      trial.round(() -> {});
      long before = trial.ledger().messages();
      int port = trial.daemon().smtpPort();
      long slowest = 0;
      for (int i = 0; i < times; i++) {
        slowest = Math.max(slowest, overTheLimit(port));
        comeAndGo(port, 2_000);
        pipelined(port);
        wrong(port);
        forgedProxy(port);
      }
      Check.same("messages of floods", before, trial.ledger().messages());
      trial.round(() -> {});
      return "of 5,000 connections the first 1,000 were served, served again after "
          + slowest
          + " ms; "
          + trial.finish();
    }
  }

  private static long overTheLimit(int port) throws Exception {
    List<Wire> all = new ArrayList<>();
    int served = 0;
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      Wire wire = new Wire(port);
      String greeting = wire.reply();
      if (greeting.startsWith("220")) {
        served++;
        all.add(wire);
      } else if (greeting.startsWith("421")) {
        refused++;
        wire.close();
      } else {
        throw new StoryFailed("greeted with " + greeting);
      }
    }
    if (served != 1000 || refused != 4000) {
      throw new StoryFailed("served " + served + ", refused " + refused);
    }
    for (Wire wire : all) {
      wire.close();
    }
    long begin = System.nanoTime();
    Check.await(
        "served again",
        Duration.ofSeconds(5),
        () -> {
          try (Wire wire = new Wire(port)) {
            return wire.reply();
          }
        },
        greeting -> greeting.startsWith("220"));
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }

  private static void comeAndGo(int port, int connections) throws IOException {
    for (int i = 0; i < connections; i++) {
      new Wire(port).reset();
    }
  }

  private static void pipelined(int port) throws IOException {
    try (Wire wire = Wire.greeted(port)) {
      Thread sender =
          new Thread(
              () -> {
                try {
                  wire.send("NOOP\r\n".repeat(10_000));
                } catch (IOException e) {
                  // Closed in the middle, as it should be.
                }
              });
      sender.start();
      String last = wire.reply();
      int replies = 0;
      for (String reply = last; !reply.equals(Wire.CLOSED); reply = wire.reply()) {
        last = reply;
        replies++;
      }
      if (!last.startsWith("421") || replies > 1_001) {
        throw new StoryFailed("10,000 NOOP: " + replies + " replies, the last " + last);
      }
    }
  }

  private static void wrong(int port) throws IOException {
    try (Wire wire = Wire.greeted(port)) {
      int replies = 0;
      String last = "";
      for (String reply = wire.ask("EVIL"); !reply.equals(Wire.CLOSED); reply = wire.ask("EVIL")) {
        last = reply;
        replies++;
      }
      if (!last.startsWith("421") || replies != 21) {
        throw new StoryFailed("wrong commands: " + replies + " replies, the last " + last);
      }
    } catch (java.net.SocketException e) {
      // The last write came after the end.
    }
  }

  private static void forgedProxy(int port) throws IOException {
    for (String header :
        List.of(
            "PROXY TCP4 192.0.2.1 192.0.2.2 1 25\r\n",
            "PROXY UNKNOWN\r\n",
            "\r\n\r\n\0\r\nQUIT\n!\u0011\0\f\u00c0\0\2\1\u00c0\0\2\2\0\1\0\31",
            "GET / HTTP/1.1\r\nHost: a\r\n\r\n")) {
      try (Wire wire = new Wire(port)) {
        wire.reply();
        wire.send(header + "EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<postmaster>\r\nDATA\r\nx\r\n.\r\n");
        String last = "";
        for (String reply = wire.reply(); !reply.equals(Wire.CLOSED); reply = wire.reply()) {
          last = reply;
        }
        if (last.startsWith("250")) {
          throw new StoryFailed("after a forged header: " + last);
        }
      }
    }
  }
}
