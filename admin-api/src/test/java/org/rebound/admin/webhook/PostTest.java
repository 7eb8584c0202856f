package org.rebound.admin.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receivers on loopback that are down, redirect, and lie. */
class PostTest {

  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private final ScheduledExecutorService receivers = Executors.newScheduledThreadPool(2);

  @AfterEach
  void stop() {
    receivers.shutdownNow();
  }

  @Test
  void redirectIsAnAnswerAndIsNotFollowed() throws IOException {
    try (ServerSocket receiver =
        receiver("HTTP/1.1 307 There\r\nLocation: http://127.0.0.1/\r\n")) {
      assertThat(send(receiver, Duration.ofSeconds(30))).isEqualTo(307);
    }
  }

  @Test
  void hugeAnswerIsNotRead() throws IOException {
    try (ServerSocket receiver = receiver("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(5_000_000))) {
      assertThat(send(receiver, Duration.ofSeconds(30))).isEqualTo(200);
    }
  }

  @Test
  void lineWithoutAnEndIsNoHttp() throws IOException {
    try (ServerSocket receiver = receiver("HTTP/1.1 200 " + "a".repeat(1_000_000))) {
      assertThatThrownBy(() -> send(receiver, Duration.ofSeconds(30)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no HTTP");
    }
  }

  @Test
  void receiverThatSendsAByteNowAndThenIsGivenUpInTime() throws IOException {
    try (ServerSocket receiver = receiver("")) {
      assertThatThrownBy(() -> send(receiver, Duration.ofMillis(500)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void loopbackIsRefusedUnlessItIsAllowed() throws IOException {
    Post.Allowed allowed = new Post.Allowed(false, true);
    try (ServerSocket receiver = receiver("HTTP/1.1 200 OK\r\n");
        Post guarded = new Post(allowed, Duration.ofSeconds(30))) {
      for (String host : new String[] {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"}) {
        URI target = URI.create("http://" + host + ":" + receiver.getLocalPort() + "/");
        assertThatThrownBy(() -> guarded.send(target, Map.of(), BODY))
            .as(host)
            .hasMessageContaining("public internet");
      }
    }
  }

  @Test
  void withoutTlsNothingIsSentUnlessItIsAllowed() {
    try (Post post = new Post(new Post.Allowed(true, false), Duration.ofSeconds(30))) {
      assertThatThrownBy(() -> post.send(URI.create("http://127.0.0.1/"), Map.of(), BODY))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("webhooks.plainHttp");
    }
  }

  private int send(ServerSocket receiver, Duration patience) throws IOException {
    try (Post post = new Post(new Post.Allowed(true, true), patience)) {
      return post.send(
          URI.create("http://127.0.0.1:" + receiver.getLocalPort() + "/hook?a=b"),
          Map.of("webhook-id", "1"),
          BODY);
    }
  }

  /** Answers one request with this text; with a byte now and then when it is empty. */
  private ServerSocket receiver(String answer) throws IOException {
    ServerSocket receiver = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    receivers.execute(() -> answer(receiver, answer));
    return receiver;
  }

  private static void answer(ServerSocket receiver, String answer) {
    try (Socket socket = receiver.accept();
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream()) {
      assertThat(in.read()).isEqualTo('P');
      if (answer.isEmpty()) {
        for (int i = 0; i < 1_000; i++) {
          out.write('H');
          out.flush();
          Thread.sleep(20);
        }
      }
      out.write(answer.getBytes(StandardCharsets.US_ASCII));
    } catch (SocketException e) {
      assertThat(e).as("who is done with it goes").isNotNull();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
