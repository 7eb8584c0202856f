package org.rebound.receiver.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A relay between driver and server that breaks the connection exactly at COMMIT: before the server
 * sees it, or before the driver sees that it was done.
 */
final class CommitCutter implements AutoCloseable {

  enum Where {
    /** The server never gets to see COMMIT. */
    REQUEST,
    /** The server commits, and nobody hears of it. */
    ANSWER
  }

  private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket socket;
  private final int serverPort;
  private final Where where;
  private final AtomicInteger cutsLeft;

  CommitCutter(int serverPort, Where where, int cuts) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.serverPort = serverPort;
    this.where = where;
    this.cutsLeft = new AtomicInteger(cuts);
    start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  int cutsLeft() {
    return Math.max(0, cutsLeft.get());
  }

  private void accept() {
    try {
      while (true) {
        Socket driver = socket.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        start(() -> relay(driver, server, where == Where.REQUEST));
        start(() -> relay(server, driver, where == Where.ANSWER));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void relay(Socket from, Socket to, boolean watched) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[65_536];
      int count = in.read(buffer);
      while (count >= 0
          && !(watched && isCommit(buffer, count) && cutsLeft.getAndDecrement() > 0)) {
        out.write(buffer, 0, count);
        count = in.read(buffer);
      }
    } catch (IOException e) {
      // One side is gone; so is the other now.
    }
  }

  /** COMMIT and its answer are each sent alone and are short, so they never span two reads. */
  private static boolean isCommit(byte[] buffer, int count) {
    for (int i = 0; i + COMMIT.length <= count; i++) {
      if (java.util.Arrays.equals(buffer, i, i + COMMIT.length, COMMIT, 0, COMMIT.length)) {
        return true;
      }
    }
    return false;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "commit-cutter");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
