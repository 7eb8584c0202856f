package org.rebound.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One address for several daemons, as a TCP balancer gives: each connection goes to the next of
 * them that takes it, its octets as they are. Who finds none is closed at once.
 */
final class Balancer implements AutoCloseable {

  private static final int CONNECT_MILLIS = 1_000;

  private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final List<Integer> ports;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private int next;

  Balancer(List<Integer> ports) throws IOException {
    this.ports = List.copyOf(ports);
    start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        int first = next++;
        start(() -> connect(client, first));
      } catch (IOException e) {
        // Closed: the story is over.
        return;
      }
    }
  }

  private void connect(Socket client, int first) {
    open.add(client);
    try (client) {
      Optional<Socket> found = daemon(first);
      if (found.isPresent()) {
        try (Socket daemon = found.get()) {
          client.setTcpNoDelay(true);
          daemon.setTcpNoDelay(true);
          Thread answers = start(() -> pass(daemon, client));
          pass(client, daemon);
          answers.join();
        }
      }
    } catch (IOException e) {
      // One side is gone; so is the other now.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  private Optional<Socket> daemon(int first) {
    for (int i = 0; i < ports.size(); i++) {
      Socket daemon = new Socket();
      try {
        int port = ports.get(Math.floorMod(first + i, ports.size()));
        daemon.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        return Optional.of(daemon);
      } catch (IOException e) {
        close(daemon);
      }
    }
    return Optional.empty();
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side is gone; so is the other now.
    }
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work, "balancer");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void close(Socket one) {
    try {
      one.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    open.forEach(Balancer::close);
  }
}
