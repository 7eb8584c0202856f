package org.rebound.faults;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rebound.e2e.Check.StoryFailed;

/**
 * Messages made to hurt: nested, endless, full of commands, in every charset, with NUL in every
 * field; and every way to pretend the end of one, in every split over packets. Each is recorded
 * once or refused for its size, costs less than a second of processor time, and runs no command.
 */
final class HostileMessages {

  private static final String EVIL =
      "\r\n.\nRSET\r\nMAIL FROM:<evil@example.com>\r\nRCPT TO:<victim@example.com>\r\nDATA\r\n";
  private static final String TEXT = "Subject: a\r\nContent-Type: text/plain";

  private HostileMessages() {}

  static String tell(int times) throws Exception {
    Map<String, String> environment = Map.of("REBOUND_SMTP_MAX_ERRORS", "100000");
    try (Trial trial = Trial.embedded("hostile-messages", environment)) {
      trial.round(() -> {});
      long before = trial.ledger().messages();
      long accepted = 0;
      long slowest = 0;
      String slowestName = "";
      Map<String, byte[]> messages = messages();
      for (int i = 0; i < times; i++) {
        for (Map.Entry<String, byte[]> message : messages.entrySet()) {
          byte[] content =
              ("X-Try: " + i + "\r\n" + new String(message.getValue(), StandardCharsets.ISO_8859_1))
                  .getBytes(StandardCharsets.ISO_8859_1);
          long cpu = processorMillis(trial.daemon().pid());
          String reply = deliver(trial.daemon().smtpPort(), content);
          long spent = processorMillis(trial.daemon().pid()) - cpu;
          if (!reply.startsWith("250") && !(content.length > 10 << 20 && isTooBig(reply))) {
            throw new StoryFailed(message.getKey() + " was answered " + reply);
          }
          // The first try also pays for compiling code that never ran before.
          if (i + 1 == times && spent > 1_000 && again(trial, content) > 1_000) {
            throw new StoryFailed(message.getKey() + " cost " + spent + " ms");
          }
          slowestName = spent > slowest ? message.getKey() : slowestName;
          slowest = Math.max(slowest, spent);
          accepted += reply.startsWith("250") ? 1 : 0;
        }
        accepted += ends(trial.daemon().smtpPort(), i);
      }
      long recorded = trial.ledger().messages() - before;
      if (recorded != accepted) {
        throw new StoryFailed(accepted + " answered 250 and " + recorded + " recorded");
      }
      long forged =
          trial.ledger().number("select count(*) from message where sender like '%evil%'");
      if (forged != 0) {
        throw new StoryFailed("a message ran as commands");
      }
      return "%d messages recorded once each; the dearest %d ms of processor time (%s); %d MB resident; "
              .formatted(recorded, slowest, slowestName, resident(trial.daemon().pid()))
          + trial.finish();
    }
  }

  private static boolean isTooBig(String reply) {
    return reply.startsWith("552") || reply.startsWith("421") || reply.equals(Wire.CLOSED);
  }

  private static String deliver(int port, byte[] content) throws IOException {
    try (Wire wire = Wire.greeted(port)) {
      return wire.deliver("postmaster", content);
    } catch (java.net.SocketException e) {
      return Wire.CLOSED;
    }
  }

  private static long again(Trial trial, byte[] content) throws IOException {
    long cpu = processorMillis(trial.daemon().pid());
    deliver(trial.daemon().smtpPort(), content);
    return processorMillis(trial.daemon().pid()) - cpu;
  }

  /** Of the whole process: user and system time, in ticks of 10 ms. */
  static long processorMillis(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10;
  }

  private static long resident(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** Ends that are none, each split in two packets at every octet: one message, never two. */
  private static int ends(int port, int number) throws IOException {
    String[] ends = {
      "\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r", "\r.\r\n", "\n.\r", "\0.\r\n"
    };
    int messages = 0;
    for (String end : ends) {
      byte[] body =
          ("X: " + number + "\r\n\r\na" + end + EVIL + "\r\n.\r\n")
              .getBytes(StandardCharsets.ISO_8859_1);
      int from = 10;
      for (int split = from; split < from + end.length() + 6; split++) {
        try (Wire wire = Wire.greeted(port)) {
          wire.send("MAIL FROM:<>\r\nRCPT TO:<postmaster>\r\nDATA\r\n");
          wire.reply();
          wire.reply();
          wire.reply();
          wire.send("Message-ID: <" + split + "." + end.hashCode() + "@a>\r\n");
          wire.send(java.util.Arrays.copyOf(body, split));
          wire.send(java.util.Arrays.copyOfRange(body, split, body.length));
          String reply = wire.reply();
          String next = wire.ask("NOOP");
          if (!reply.startsWith("250") || !next.startsWith("250")) {
            throw new StoryFailed("a false end was answered " + reply + ", then " + next);
          }
          messages++;
        }
      }
    }
    return messages;
  }

  private static Map<String, byte[]> messages() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    put(
        all,
        "commands in the body",
        TEXT + "\r\n\r\nfirst" + EVIL.replace("\r\n.\n", "\r\n..\r\n"));
    put(all, "10,000 nested multiparts", nested(10_000));
    put(
        all,
        "10,000 nested messages",
        "Content-Type: message/rfc822\r\n\r\n".repeat(10_000) + "\r\nend");
    put(
        all,
        "100,000 flat parts",
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\n\r\n".repeat(100_000));
    put(all, "400,000 header lines", "X-A: b\r\n".repeat(400_000) + "\r\nx");
    put(all, "200,000 folds", "Subject: a" + "\r\n a".repeat(200_000) + "\r\n\r\nx");
    put(
        all,
        "200,000 encoded words",
        "Subject:" + "\r\n =?utf-8?q?=41?=".repeat(200_000) + "\r\n\r\nx");
    put(all, "9 MB in one line", "Subject: a\r\n\r\n" + "a".repeat(9_000_000));
    put(all, "40,000 recipients", report(40_000));
    put(all, "64 KiB of blanks", TEXT + "\r\n\r\n550 5.1.1 <" + " ".repeat(65_536) + ">");
    put(all, "64 KiB of angles", TEXT + "\r\n\r\n" + "<".repeat(65_536));
    put(all, "64 KiB of near misses", TEXT + "\r\n\r\n" + "user unknow mailbox ful ".repeat(2_700));
    put(
        all,
        "bad quoted-printable",
        TEXT + "\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + "=".repeat(500_000));
    put(
        all,
        "bad base64",
        TEXT + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + "====%%%%\r\n".repeat(50_000));
    put(
        all,
        "NUL and controls in every field",
        report(3).replace(": ", ": \0\u0001\u001b[2J\u009b"));
    put(
        all,
        "bidi marks and half surrogates",
        report(1).replace("5.1.1", "5.1.1 \u00e2\u0080\u00ae \u00ed\u00a0\u0080 \u00c0\u00af"));
    put(
        all,
        "a zip bomb's first bytes",
        "Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBBQAAAAIAA"
            + "A".repeat(1_000_000));
    for (String name : Charset.availableCharsets().keySet()) {
      put(
          all,
          "charset " + name,
          "Subject: a\r\nContent-Type: text/plain; charset=\""
              + name
              + "\"\r\n\r\n\u001b$B\u0080\u00ff+ADw- 550 user unknown\r\n");
    }
    put(all, "unknown charset", "Content-Type: text/plain; charset=x-none\r\n\r\n\u00ff");
    put(
        all,
        "100 MB of commands",
        TEXT + "\r\n\r\n" + "RSET\r\nMAIL FROM:<evil@example.com>\r\n".repeat(2_800_000));
    return all;
  }

  private static void put(Map<String, byte[]> all, String name, String message) {
    all.put(name, message.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String nested(int depth) {
    StringBuilder message = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      message
          .append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\r\n\r\n--b")
          .append(i)
          .append("\r\n");
    }
    return message.toString();
  }

  private static String report(int recipients) {
    return "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a\r\n\r\n"
        + ("Final-Recipient: rfc822; user@example.net\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                + "Diagnostic-Code: smtp; 550 5.1.1 user unknown\r\n\r\n")
            .repeat(recipients)
        + "--b--\r\n";
  }
}
