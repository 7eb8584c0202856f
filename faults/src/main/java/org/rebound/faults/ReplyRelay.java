package org.rebound.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.rebound.e2e.Check.StoryFailed;

/** Stands between generator and daemon, and strikes when the n-th reply of the daemon comes by. */
final class ReplyRelay implements AutoCloseable {

  /** What becomes of the reply at which it strikes. */
  enum Then {
    DROP,
    PASS
  }

  private final ServerSocket socket;
  private final int daemonPort;
  private final AtomicInteger left = new AtomicInteger();
  private volatile Runnable blow = () -> {};
  private volatile Then then = Then.PASS;
  private volatile CountDownLatch struck = new CountDownLatch(0);

  ReplyRelay(int daemonPort) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.daemonPort = daemonPort;
    start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Strikes once, at reply {@code number} from now, whichever connection it is on. */
  void at(int number, Runnable newBlow, Then newThen) {
    blow = newBlow;
    then = newThen;
    struck = new CountDownLatch(1);
    left.set(number);
  }

  /** Waits until it has struck. */
  void awaitStruck() throws InterruptedException {
    if (!struck.await(20, TimeUnit.SECONDS)) {
      throw new StoryFailed("the reply to strike at never came");
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        start(() -> relay(client));
      } catch (IOException e) {
        // Closed: the story is over.
        return;
      }
    }
  }

  private void relay(Socket client) {
    try (client;
        Socket daemon = new Socket(InetAddress.getLoopbackAddress(), daemonPort)) {
      start(() -> commands(client, daemon));
      replies(daemon.getInputStream(), client.getOutputStream());
    } catch (IOException e) {
      // One side is gone; so is the other now.
    }
  }

  private static void commands(Socket client, Socket daemon) {
    try (client;
        daemon) {
      client.getInputStream().transferTo(daemon.getOutputStream());
    } catch (IOException e) {
      // As above.
    }
  }

  private void replies(InputStream from, OutputStream to) throws IOException {
    InputStream in = new BufferedInputStream(from);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      line.write(octet);
      if (octet == '\n') {
        boolean last = line.size() < 4 || line.toByteArray()[3] != '-';
        if (last && left.decrementAndGet() == 0 && strike() == Then.DROP) {
          return;
        }
        line.writeTo(to);
        to.flush();
        line.reset();
      }
    }
  }

  private Then strike() {
    blow.run();
    struck.countDown();
    return then;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "reply-relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
