package org.rebound.admin.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST by HTTP/1.1 on a connection of its own. The name is resolved once, each address is
 * looked at, and the connection goes to that very address: no name can lead elsewhere between the
 * look and the connection. Of the answer the status line is read and nothing else, so that neither
 * a redirect nor a huge or slow body does anything. Safe for use by many threads.
 */
final class Post {

  private static final int LONGEST_LINE = 1_000;
  private static final String TLS = "https";

  private final boolean specialAllowed;
  private final Duration patience;
  private final ScheduledExecutorService alarm;

  /**
   * Posts that take no longer than {@code patience} from the connection to the status line.
   *
   * @param specialAllowed whether addresses that are not of the public internet may be asked
   * @param alarm ends those that take longer
   */
  Post(boolean specialAllowed, Duration patience, ScheduledExecutorService alarm) {
    this.specialAllowed = specialAllowed;
    this.patience = patience;
    this.alarm = alarm;
  }

  /**
   * Sends and gives the status of the answer.
   *
   * @throws IOException when there is none: the message says why, in words for an admin
   */
  int send(URI target, Map<String, String> headers, byte[] body) throws IOException {
    InetAddress address = resolve(target.getHost());
    boolean tls = TLS.equals(target.getScheme());
    int port = target.getPort() < 0 ? (tls ? 443 : 80) : target.getPort();
    try (Socket plain = new Socket()) {
      Future<?> end =
          alarm.schedule(() -> close(plain), patience.toMillis(), TimeUnit.MILLISECONDS);
      try {
        plain.connect(new InetSocketAddress(address, port), millis());
        plain.setSoTimeout(millis());
        Socket socket = tls ? secure(plain, target.getHost(), port) : plain;
        socket.getOutputStream().write(request(target, headers, body));
        socket.getOutputStream().flush();
        return status(socket.getInputStream());
      } catch (IOException e) {
        throw end.isDone() ? new IOException("no answer within " + patience.toSeconds() + " s") : e;
      } finally {
        end.cancel(false);
      }
    }
  }

  private int millis() {
    return Math.toIntExact(patience.toMillis());
  }

  private InetAddress resolve(String host) throws IOException {
    String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    List<InetAddress> all = List.of(InetAddress.getAllByName(literal));
    return all.stream()
        .filter(address -> specialAllowed || !SpecialAddress.is(address))
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "the host has no address of the public internet; see"
                        + " webhooks.privateAddresses"));
  }

  private static Socket secure(Socket plain, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static byte[] request(URI target, Map<String, String> headers, byte[] body) {
    String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    StringBuilder head = new StringBuilder(400);
    head.append("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(target.getRawAuthority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n");
    head.append("Connection: close\r\n\r\n");
    byte[] first = head.toString().getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(first, first.length + body.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    return all;
  }

  /** Reads the status line; interim answers (1xx) are not asked for and are a lie. */
  private static int status(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c >= 0 && c != '\n' && line.length() < LONGEST_LINE) {
      line.append((char) c);
      c = in.read();
    }
    if (c != '\n' || !line.toString().matches("HTTP/1\\.[01] [2-5][0-9][0-9]( .*)?\r?")) {
      throw new IOException("what it answers is no HTTP");
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
