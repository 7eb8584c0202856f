package org.rebound.admin.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One POST by HTTP/1.1 on a connection of its own. The name is resolved once, each address is
 * looked at, and the connection goes to that very address: no name can lead elsewhere between the
 * look and the connection. Of the answer the status line is read and nothing else, so that neither
 * a redirect nor a huge or slow body does anything. Safe for use by many threads.
 */
public final class Post implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Post.class);
  private static final int LONGEST_LINE = 1_000;
  private static final String TLS = "https";

  private final Allowed allowed;
  private final Duration patience;
  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(Threads.named("rebound-webhook-alarm"));
  private final ExecutorService lookups =
      Executors.newCachedThreadPool(Threads.named("rebound-webhook-lookup"));
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * What receivers may be.
   *
   * @param privateAddresses whether they may have addresses that are not of the public internet
   * @param plainHttp whether they may be asked without TLS
   */
  public record Allowed(boolean privateAddresses, boolean plainHttp) {}

  /** Posts that take no longer than {@code patience} from the name to the status line. */
  public Post(Allowed allowed, Duration patience) {
    this.allowed = allowed;
    this.patience = patience;
  }

  /**
   * Sends and gives the status of the answer.
   *
   * @throws IOException when there is none: the message says why, in words for an admin
   * @throws CancellationException when this was closed
   */
  int send(URI target, Map<String, String> headers, byte[] body) throws IOException {
    boolean tls = TLS.equals(target.getScheme());
    if (!tls && !allowed.plainHttp()) {
      throw new IOException("http is not allowed; see webhooks.plainHttp");
    }
    long end = System.nanoTime() + patience.toNanos();
    String host = target.getHost().replaceAll("[\\[\\]]", "");
    InetAddress address = resolve(host);
    int port = target.getPort() < 0 ? (tls ? 443 : 80) : target.getPort();
    int millis = Math.max(1, (int) TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    try (Socket plain = new Socket()) {
      open.add(plain);
      stopIfClosed();
      ScheduledFuture<?> late = alarm.schedule(() -> end(plain), millis, TimeUnit.MILLISECONDS);
      try {
        plain.connect(new InetSocketAddress(address, port), millis);
        Socket socket = tls ? secure(plain, host, port) : plain;
        socket.getOutputStream().write(request(target, headers, body));
        socket.getOutputStream().flush();
        return status(socket.getInputStream());
      } catch (IOException e) {
        stopIfClosed();
        throw late.getDelay(TimeUnit.NANOSECONDS) <= 0 ? tooLate() : e;
      } finally {
        late.cancel(false);
        open.remove(plain);
      }
    }
  }

  private void stopIfClosed() {
    if (closed) {
      throw new CancellationException("the daemon stops");
    }
  }

  private IOException tooLate() {
    return new IOException("no answer within " + patience.toMillis() + " ms");
  }

  /** The first address that may be asked; the system's resolver knows no limit of its own. */
  private InetAddress resolve(String host) throws IOException {
    stopIfClosed();
    Future<List<InetAddress>> found = lookups.submit(() -> List.of(InetAddress.getAllByName(host)));
    try {
      return found.get(patience.toMillis(), TimeUnit.MILLISECONDS).stream()
          .filter(address -> allowed.privateAddresses() || !SpecialAddress.is(address))
          .findFirst()
          .orElseThrow(
              () ->
                  new IOException(
                      "the host has no address of the public internet; see"
                          + " webhooks.privateAddresses"));
    } catch (ExecutionException e) {
      throw new IOException("the name of the host is not known to the DNS", e);
    } catch (TimeoutException e) {
      throw new IOException("the name of the host could not be looked up in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the daemon stops");
    }
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

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("a connection did not close", e);
    }
  }

  /** Ends what is under way; nothing is sent any more. */
  @Override
  public void close() {
    closed = true;
    open.forEach(Post::end);
    alarm.shutdown();
    lookups.shutdown();
  }
}
