package org.rebound.receiver.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Picks a port that nobody listens on. From below the range out of which systems serve outgoing
 * connections, so that none of those takes it while the server is being started again.
 */
final class FreePort {

  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 100;

  private FreePort() {}

  static int pick() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new EmbeddedPostgresException(
        "no free port found for the database between "
            + LOWEST
            + " and "
            + HIGHEST
            + " on 127.0.0.1: configure one");
  }

  /** The server's address: 127.0.0.1, also where the system would rather use ::1. */
  static InetSocketAddress loopback(int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(loopback(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
