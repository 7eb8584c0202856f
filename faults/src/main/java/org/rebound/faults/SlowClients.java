package org.rebound.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rebound.e2e.Check.StoryFailed;

/**
 * Clients that send one octet a second, half of them within a command and half within a message,
 * and come back as soon as they are closed. Each is closed at its deadline; ordinary clients go on.
 */
final class SlowClients {

  private static final int COMMAND_SECONDS = 15;
  private static final int GRACE_SECONDS = 10;
  private static final int LATE = 15;
  private static final String TO_DATA =
      "EHLO slow\r\nMAIL FROM:<>\r\nRCPT TO:<postmaster>\r\nDATA\r\n";

  private final int port;
  private final List<Slow> clients = new ArrayList<>();
  private volatile boolean ended;
  private int closed;
  private long longest;

  private SlowClients(int port) {
    this.port = port;
  }

  /** One connection. */
  private static final class Slow {
    private final boolean inMessage;
    private SocketChannel channel;
    private long since;

    Slow(boolean inMessage, SocketChannel channel) {
      this.inMessage = inMessage;
      this.channel = channel;
      this.since = System.nanoTime();
    }
  }

  /** For so many seconds; a thousand clients when that is a minute or more, otherwise 200. */
  static String tell(int seconds) throws Exception {
    int count = seconds >= 60 ? 1000 : 200;
    Map<String, String> environment =
        Map.of(
            "REBOUND_SMTP_MAX_CONNECTIONS",
            "1100",
            "REBOUND_SMTP_MAX_CONNECTIONS_PER_PEER",
            "1100",
            "REBOUND_SMTP_COMMAND_TIMEOUT",
            COMMAND_SECONDS + "s",
            "REBOUND_SMTP_DATA_RATE_GRACE",
            GRACE_SECONDS + "s");
    try (Trial trial = Trial.embedded("slow-clients", environment)) {
      trial.round(() -> {});
      double alone = rate(trial, 5);
      SlowClients slow = new SlowClients(trial.daemon().smtpPort());
      Thread thread = new Thread(() -> slow.run(count), "slow-clients");
      thread.start();
      Thread.sleep(3_000);
      double among = rate(trial, seconds);
      slow.ended = true;
      thread.join();
      if (slow.closed == 0 && seconds > COMMAND_SECONDS + LATE) {
        throw new StoryFailed("no slow client was closed");
      }
      if (among < alone / 3) {
        throw new StoryFailed("ordinary clients fell from " + alone + " to " + among + " a second");
      }
      return "%d slow clients for %d s, %d closed, the longest after %d s; ordinary ones %.0f a second alone, %.0f among them; "
              .formatted(count, seconds, slow.closed, slow.longest, alone, among)
          + trial.finish();
    }
  }

  private static double rate(Trial trial, int seconds) throws Exception {
    long begin = System.nanoTime();
    int messages = 0;
    double spent = 0;
    while (Duration.ofNanos(System.nanoTime() - begin).toSeconds() < seconds) {
      long[] sent = new long[1];
      trial.round(400, 0, () -> sent[0] = System.nanoTime(), () -> trial.awaitSent());
      spent += (trial.sentAt() - sent[0]) / 1e9;
      messages += 400;
    }
    return messages / spent;
  }

  private void run(int count) {
    try {
      for (int i = 0; i < count; i++) {
        clients.add(new Slow(i % 2 == 0, open(i % 2 == 0)));
      }
      while (!ended) {
        Thread.sleep(1_000);
        for (Slow client : clients) {
          drip(client);
        }
      }
      for (Slow client : clients) {
        client.channel.close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SocketChannel open(boolean inMessage) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.configureBlocking(false);
    if (inMessage) {
      channel.write(ByteBuffer.wrap(TO_DATA.getBytes(StandardCharsets.US_ASCII)));
    }
    return channel;
  }

  private void drip(Slow client) throws IOException {
    boolean open = true;
    try {
      ByteBuffer replies = ByteBuffer.allocate(4096);
      open = client.channel.read(replies) >= 0;
      client.channel.write(ByteBuffer.wrap(new byte[] {'x'}));
    } catch (IOException e) {
      open = false;
    }
    long seconds = Duration.ofNanos(System.nanoTime() - client.since).toSeconds();
    if (!open) {
      closed++;
      longest = Math.max(longest, seconds);
      client.channel.close();
      client.channel = open(client.inMessage);
      client.since = System.nanoTime();
    } else if (seconds > COMMAND_SECONDS + LATE) {
      throw new StoryFailed("a slow client is still there after " + seconds + " s");
    }
  }
}
