import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sends bounces as Postfix writes them, as fast as they are taken, and says how fast that was.
 *
 * <p>{@code java Send.java NAME PORT PATHS CONNECTIONS MODE [PID...]}: one message to each return
 * path in the file PATHS ({@code path recipient} a line). MODE is {@code kept} (each connection sends
 * one message after the other), {@code pipelined} (the same, with MAIL, RCPT and DATA in one go) or
 * {@code single} (a connection for each message). Of each process PID with its children it says the
 * processor time and the memory at the end.
 *
 * <p>{@code -Drate=1000}: at most so many a second, each at its time; the times of the answers then
 * begin when a message was due. {@code -Dmessages=1800000}: so many messages, to the return paths by
 * turns. {@code -Dwatch=60}: memory, threads and descriptors of the processes every so many seconds.
 */
public final class Send {

  private static final String MESSAGE =
      """
      Received: by out1.sender.example (Postfix)
      \tid {queueId}; Sun, 22 Nov 2026 12:00:00 +0000 (UTC)
      Date: Sun, 22 Nov 2026 12:00:00 +0000 (UTC)
      From: MAILER-DAEMON@out1.sender.example (Mail Delivery System)
      Subject: Undelivered Mail Returned to Sender
      To: {path}
      Auto-Submitted: auto-replied
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status;
      \tboundary="{queueId}.1795348800/out1.sender.example"
      Message-Id: <20261122120000.{queueId}@out1.sender.example>

      This is a MIME-encapsulated message.

      --{queueId}.1795348800/out1.sender.example
      Content-Description: Notification
      Content-Type: text/plain; charset=us-ascii

      This is the mail system at host out1.sender.example.

      I'm sorry to have to inform you that your message could not
      be delivered to one or more recipients. It's attached below.

                         The mail system

      <{recipient}>: host mx1.recipient.example[192.0.2.25] said: 550 5.1.1
          <{recipient}>: Recipient address rejected: User unknown in
          virtual mailbox table (in reply to RCPT TO command)

      --{queueId}.1795348800/out1.sender.example
      Content-Description: Delivery report
      Content-Type: message/delivery-status

      Reporting-MTA: dns; out1.sender.example
      X-Postfix-Queue-ID: {queueId}
      X-Postfix-Sender: rfc822; {path}
      Arrival-Date: Sun, 22 Nov 2026 11:59:58 +0000 (UTC)

      Final-Recipient: rfc822; {recipient}
      Original-Recipient: rfc822;{recipient}
      Action: failed
      Status: 5.1.1
      Remote-MTA: dns; mx1.recipient.example
      Diagnostic-Code: smtp; 550 5.1.1 <{recipient}>: Recipient address rejected: User
          unknown in virtual mailbox table

      --{queueId}.1795348800/out1.sender.example
      Content-Description: Undelivered Message Headers
      Content-Type: text/rfc822-headers

      Return-Path: <{path}>
      Received: from app1.sender.example (app1.sender.example [192.0.2.10])
      \tby out1.sender.example (Postfix) with ESMTPS id {queueId}
      \tfor <{recipient}>; Sun, 22 Nov 2026 11:59:58 +0000 (UTC)
      Date: Sun, 22 Nov 2026 11:59:57 +0000
      From: Our shop <news@sender.example>
      To: {recipient}
      Message-Id: <news-{queueId}@sender.example>
      Subject: What is new in November
      List-Unsubscribe: <https://sender.example/u/{queueId}>
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="=_alternative"

      --{queueId}.1795348800/out1.sender.example--
      """;

  /** Texts by turns with places to fill: text, place, text, ... */
  private static final String[] PARTS = MESSAGE.replace("\n", "\r\n").split("[{}]");

  private final int port;
  private final List<String> paths;
  private final String mode;
  private final int messages;
  private final int rate = Integer.getInteger("rate", 0);
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLong octets = new AtomicLong();
  private final AtomicInteger refused = new AtomicInteger();
  private final long[] nanos;
  private volatile long start;

  private Send(int port, List<String> paths, String mode) {
    this.port = port;
    this.paths = paths;
    this.mode = mode;
    this.messages = Integer.getInteger("messages", paths.size());
    this.nanos = new long[messages];
  }

  /** Runs it; see above. */
  public static void main(String[] args) throws Exception {
    Send send = new Send(Integer.parseInt(args[1]), Files.readAllLines(Path.of(args[2])), args[4]);
    List<Long> pids = Arrays.stream(args).skip(5).map(Long::valueOf).toList();
    List<Double> before = pids.stream().map(Send::processorSeconds).toList();
    double own = processorSeconds(ProcessHandle.current().pid());
    watch(pids);
    send.start = System.nanoTime();
    send.all(Integer.parseInt(args[3]));
    double seconds = (System.nanoTime() - send.start) / 1e9;
    int many = send.messages;
    Arrays.sort(send.nanos);
    System.out.printf(
        Locale.ROOT,
        "%-24s %7.0f messages/s  answer to the end of data p50 %6.1f  p99 %6.1f  max %7.1f ms"
            + "  not 250: %d  %d octets each%n",
        args[0] + " " + args[3] + " " + args[4],
        many / seconds,
        send.nanos[many / 2] / 1e6,
        send.nanos[many * 99 / 100] / 1e6,
        send.nanos[many - 1] / 1e6,
        send.refused.get(),
        send.octets.get() / many);
    System.out.printf(
        Locale.ROOT,
        "  sender: %.0f us of processor a message%n",
        (processorSeconds(ProcessHandle.current().pid()) - own) / many * 1e6);
    for (int i = 0; i < pids.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "  %s: %.0f us of processor a message, %d MB resident%n",
          ProcessHandle.of(pids.get(i)).flatMap(p -> p.info().command()).orElse("?"),
          (processorSeconds(pids.get(i)) - before.get(i)) / many * 1e6,
          residentMegabytes(pids.get(i)));
    }
  }

  private static void watch(List<Long> pids) {
    int seconds = Integer.getInteger("watch", 0);
    if (seconds == 0) {
      return;
    }
    Thread watching =
        new Thread(
            () -> {
              for (int i = 1; true; i++) {
                try {
                  Thread.sleep(seconds * 1000L);
                } catch (InterruptedException e) {
                  return;
                }
                StringBuilder line = new StringBuilder("  after " + i * seconds + " s:");
                pids.forEach(
                    pid ->
                        line.append("  ")
                            .append(residentMegabytes(pid))
                            .append(" MB, ")
                            .append(entries(pid, "task"))
                            .append(" threads, ")
                            .append(entries(pid, "fd"))
                            .append(" descriptors;"));
                System.out.println(line);
              }
            });
    watching.setDaemon(true);
    watching.start();
  }

  private static int entries(long pid, String what) {
    String[] all = Path.of("/proc/" + pid + "/" + what).toFile().list();
    return all == null ? 0 : all.length;
  }

  private void all(int connections) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Thread thread = new Thread(this::connection);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void connection() {
    try {
      boolean more = true;
      while (more) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
          socket.setTcpNoDelay(true);
          InputStream in = new BufferedInputStream(socket.getInputStream());
          OutputStream out = socket.getOutputStream();
          reply(in);
          ask(in, out, "EHLO out1.sender.example\r\n");
          do {
            more = message(in, out);
          } while (more && !mode.equals("single"));
          out.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("a connection broke", e);
    }
  }

  private boolean message(InputStream in, OutputStream out) throws IOException {
    int number = next.getAndIncrement();
    if (number >= messages) {
      return false;
    }
    long due = awaitTurn(number);
    String[] line = paths.get(number % paths.size()).split(" ");
    byte[] message = text(number, line[0], line[1]).getBytes(StandardCharsets.ISO_8859_1);
    String mail = "MAIL FROM:<>\r\n";
    String rcpt = "RCPT TO:<" + line[0] + ">\r\n";
    if (mode.equals("pipelined")) {
      out.write((mail + rcpt + "DATA\r\n").getBytes(StandardCharsets.US_ASCII));
      reply(in);
      reply(in);
      reply(in);
    } else {
      ask(in, out, mail);
      ask(in, out, rcpt);
      ask(in, out, "DATA\r\n");
    }
    long sent = rate == 0 ? System.nanoTime() : due;
    out.write(message);
    int code = reply(in);
    nanos[number] = System.nanoTime() - sent;
    octets.addAndGet(message.length);
    if (code != 250) {
      refused.incrementAndGet();
    }
    return true;
  }

  /** When a message is due: at once, or at its place in the rate that was asked for. */
  private long awaitTurn(int number) {
    if (rate == 0) {
      return System.nanoTime();
    }
    long due = start + number * 1_000_000_000L / rate;
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return due;
  }

  private static String text(int number, String path, String recipient) {
    StringBuilder text = new StringBuilder(3000);
    for (int i = 0; i < PARTS.length; i++) {
      text.append(
          i % 2 == 0
              ? PARTS[i]
              : switch (PARTS[i]) {
                case "recipient" -> recipient;
                case "path" -> path;
                default -> Integer.toHexString(0x4000000 + number);
              });
    }
    return text.append(".\r\n").toString();
  }

  private static void ask(InputStream in, OutputStream out, String command) throws IOException {
    out.write(command.getBytes(StandardCharsets.US_ASCII));
    if (reply(in) >= 400) {
      throw new IOException("refused: " + command.strip());
    }
  }

  /** Reads a whole reply, however many lines it has, and gives its code. */
  private static int reply(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      line.setLength(0);
      for (int octet = in.read(); octet != '\n'; octet = in.read()) {
        if (octet < 0) {
          throw new IOException("the connection was closed");
        }
        line.append((char) octet);
      }
      if (line.length() < 4 || line.charAt(3) != '-') {
        return Integer.parseInt(line.substring(0, 3));
      }
    }
  }

  /** Of a process and all that it started, also where they have ended since. */
  private static double processorSeconds(long pid) {
    return Stream.concat(Stream.of(pid), children(pid)).mapToLong(Send::ticks).sum() / 100.0;
  }

  private static Stream<Long> children(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::descendants)
        .map(ProcessHandle::pid);
  }

  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return IntStream.rangeClosed(11, 14).mapToLong(i -> Long.parseLong(fields[i])).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private static long residentMegabytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
              .filter(line -> line.startsWith("VmRSS"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .sum()
          / 1024;
    } catch (IOException e) {
      return 0;
    }
  }
}
