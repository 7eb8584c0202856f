package org.rebound.faults;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;

/** Somebody's server that a webhook leads to: takes everything, and counts how often it came. */
final class HookReceiver implements AutoCloseable {

  private final HttpServer server;
  private final ConcurrentMap<String, Integer> told = new ConcurrentHashMap<>();

  HookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            told.merge(exchange.getRequestHeaders().getFirst("webhook-id"), 1, Integer::sum);
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/told";
  }

  /** How many different changes were told. */
  long changes() {
    return told.size();
  }

  /** How many times too often. */
  long again() {
    return told.values().stream().mapToLong(times -> times - 1L).sum();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
