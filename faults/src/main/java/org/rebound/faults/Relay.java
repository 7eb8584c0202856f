package org.rebound.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between daemon and PostgreSQL and reads its protocol (version 3). Before a call of the
 * driver goes on, and before its answer does, it asks what to do: let it pass, or cut the line.
 *
 * <p>A call is all that the driver sends up to Sync, a simple Query or the end of a COPY; nothing
 * of a call goes on before it is whole.
 */
final class Relay implements AutoCloseable {

  /** Decides at each call and each answer; called by several threads. */
  interface Tap {
    /** Whether it may pass; if not, the line is cut on both sides. */
    boolean passes(Step step) throws Exception;
  }

  /**
   * What is about to pass.
   *
   * @param answer whether it comes from the server
   * @param commit whether it is COMMIT, or says that it was done
   * @param recorder whether this connection has ever recorded a message
   */
  record Step(boolean answer, boolean commit, boolean recorder) {}

  private static final Tap OPEN = step -> true;

  private final ServerSocket socket;
  private final int serverPort;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Tap tap = OPEN;

  Relay(int serverPort) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.serverPort = serverPort;
    start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Asks {@code newTap} from now on. */
  void tap(Tap newTap) {
    tap = newTap;
  }

  /** Lets all pass from now on. */
  void untap() {
    tap = OPEN;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket driver = socket.accept();
        open.add(driver);
        start(() -> connect(driver));
      } catch (IOException e) {
        // Closed: the story is over.
        return;
      }
    }
  }

  private void connect(Socket driver) {
    try (driver;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
      driver.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Line line = new Line(driver, server);
      Thread answers = start(line::answers);
      line.calls();
      answers.join();
    } catch (IOException e) {
      // One side is gone; so is the other now.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(driver);
    }
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket one : open) {
      one.close();
    }
  }

  /** One connection. */
  private final class Line {

    private final Socket driver;
    private final Socket server;
    private final Set<String> commits = new HashSet<>();
    private volatile boolean recorder;

    Line(Socket driver, Socket server) {
      this.driver = driver;
      this.server = server;
    }

    /** Passes on what the driver asks. */
    void calls() {
      try {
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(driver.getInputStream(), 65_536));
        OutputStream out = server.getOutputStream();
        ByteArrayOutputStream call = new ByteArrayOutputStream();
        boolean commit = false;
        frame(in, call, false);
        while (true) {
          call.writeTo(out);
          out.flush();
          call.reset();
          commit = false;
          int type;
          do {
            int start = call.size();
            type = frame(in, call, true);
            commit |= isCommit(type, call.toByteArray(), start + 5);
          } while ("SQXcfHp".indexOf(type) < 0);
          if ("SQc".indexOf(type) >= 0 && !tap.passes(new Step(false, commit, recorder))) {
            return;
          }
        }
      } catch (Exception e) {
        // The line is cut, or was by the daemon.
      } finally {
        cut();
      }
    }

    /** Passes on what the server says. */
    void answers() {
      try {
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(server.getInputStream(), 65_536));
        OutputStream out = driver.getOutputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        boolean commit = false;
        while (true) {
          int start = answer.size();
          int type = frame(in, answer, true);
          commit |= type == 'C' && text(answer.toByteArray(), start + 5).equals("COMMIT");
          if ("ZRGNE".indexOf(type) >= 0 || answer.size() > 1_000_000) {
            if (type == 'Z' && !tap.passes(new Step(true, commit, recorder))) {
              return;
            }
            answer.writeTo(out);
            out.flush();
            answer.reset();
            commit = false;
          }
        }
      } catch (Exception e) {
        // The line is cut, or was by the server.
      } finally {
        cut();
      }
    }

    private boolean isCommit(int type, byte[] frames, int at) {
      if (type == 'P') {
        String name = text(frames, at);
        String query = text(frames, at + name.length() + 1);
        recorder |= query.contains("intake_key");
        if (query.equalsIgnoreCase("COMMIT")) {
          commits.add(name);
        }
        return false;
      }
      if (type == 'B') {
        return commits.contains(text(frames, at + text(frames, at).length() + 1));
      }
      return type == 'Q' && text(frames, at).equalsIgnoreCase("COMMIT");
    }

    private void cut() {
      try {
        driver.close();
        server.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** Reads one message of the protocol and answers its type; the first has none. */
  private static int frame(DataInputStream in, ByteArrayOutputStream to, boolean typed)
      throws IOException {
    int type = typed ? in.readUnsignedByte() : 0;
    if (typed) {
      to.write(type);
    }
    int length = in.readInt();
    for (int shift = 24; shift >= 0; shift -= 8) {
      to.write(length >>> shift);
    }
    to.write(readFully(in, length - 4));
    return type;
  }

  private static byte[] readFully(InputStream in, int length) throws IOException {
    byte[] octets = in.readNBytes(length);
    if (octets.length < length) {
      throw new java.io.EOFException("the line ended within a message");
    }
    return octets;
  }

  private static String text(byte[] frames, int from) {
    int end = from;
    while (frames[end] != 0) {
      end++;
    }
    return new String(frames, from, end - from, StandardCharsets.UTF_8);
  }
}
