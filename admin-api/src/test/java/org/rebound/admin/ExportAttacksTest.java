package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rebound.receiver.postgres.TestPostgres;

/** Clients that do not read, go away, or come in crowds keep nobody from anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportAttacksTest {

  private static final String LONG = "/api/v1/lists/addresses/export?format=";
  private static final String SHORT = "/api/v1/lists/mailings/export";

  private final RunningDaemon daemon =
      RunningDaemon.start(
          TestPostgres.shared().createDatabase(),
          RunningDaemon.newFolder(),
          Map.of("REBOUND_EXPORTS_AT_ONCE", "1", "REBOUND_EXPORTS_TIMEOUT", "10s"));

  ExportAttacksTest() {
    // More than all buffers between the daemon and a client hold: 60 MB.
    new LedgerRows(daemon.jdbi())
        .execute(
            "insert into address (tag, email, state, bounces, consecutive, first_seen_at,"
                + " diagnostic) select i, 'u' || i || '@example.com', 'usable', 0, 0, now(),"
                + " repeat('x', 2000) from generate_series(1, 30000) i");
  }

  @AfterAll
  void stop() {
    daemon.close();
  }

  @BeforeEach
  void nothingRuns() {
    await(() -> daemon.get(SHORT).statusCode() == 200);
  }

  @Test
  void clientThatNeverReadsIsGivenUpAndHoldsNoConnection() throws IOException {
    try (Socket silent = ask(LONG + "csv", "HTTP/1.1")) {
      await(() -> transactions() == 1);
      HttpResponse<String> second = daemon.get(SHORT);
      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.body()).contains("urn:rebound:problem:too-many-exports", "exports.atOnce");
      assertThat(second.headers().firstValue("Retry-After")).isPresent();
      assertThat(daemon.get("/api/v1/addresses?limit=1").statusCode()).isEqualTo(200);
      await(() -> transactions() == 0);
      await(() -> daemon.get(SHORT).statusCode() == 200);
      assertThatThrownBy(() -> silent.getInputStream().readAllBytes())
          .as("what it has is not taken for the whole")
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void clientThatReadsADropNowAndThenIsGivenUpToo() throws IOException {
    try (Socket slow = ask(LONG + "ndjson", "HTTP/1.1")) {
      InputStream in = slow.getInputStream();
      await(() -> transactions() == 1);
      await(
          () -> {
            assertThat(drop(in)).isEqualTo(10);
            return transactions() == 0;
          });
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void clientThatGoesAwayLeavesNothingRunning() throws IOException {
    try (Socket socket = ask(LONG + "xlsx", "HTTP/1.1")) {
      socket.getInputStream().readNBytes(100);
      await(() -> transactions() == 1);
    }
    await(() -> transactions() == 0);
    await(() -> daemon.get(SHORT).statusCode() == 200);
  }

  @Test
  void databaseThatGoesAwayInTheMiddleLooksLikeABrokenTransfer() throws IOException {
    for (String version : new String[] {"HTTP/1.1", "HTTP/1.0"}) {
      nothingRuns();
      try (Socket socket = ask(LONG + "csv", version)) {
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).endsWith("200");
        await(() -> transactions() == 1);
        daemon
            .jdbi()
            .useHandle(
                handle ->
                    handle
                        .createQuery(
                            "select pg_terminate_backend(pid) from pg_stat_activity where "
                                + EXPORTING)
                        .mapTo(Boolean.class)
                        .list());
        assertThatThrownBy(in::readAllBytes).as(version).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void exportShowsOneMomentWhateverHappensMeanwhile() throws IOException {
    try (Socket socket = ask(LONG + "txt&columns=id,diagnostic&sort=-bounces", "HTTP/1.0")) {
      InputStream in = socket.getInputStream();
      in.readNBytes(12);
      await(() -> transactions() == 1);
      daemon.jdbi().useHandle(h -> h.execute("update address set diagnostic = 'y' where tag < 5"));
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(all.substring(all.indexOf("\r\n\r\n") + 4).lines())
          .hasSize(30_000)
          .allMatch(line -> line.endsWith("\t" + "x".repeat(2000)));
    } finally {
      daemon.jdbi().useHandle(h -> h.execute("update address set diagnostic = repeat('x', 2000)"));
    }
  }

  private static final String EXPORTING =
      "datname = current_database() and application_name = 'rebound' and xact_start is not null";

  private long transactions() {
    return daemon
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from pg_stat_activity where " + EXPORTING)
                    .mapTo(Long.class)
                    .one());
  }

  private Socket ask(String path, String version) throws IOException {
    URI uri = daemon.api(path);
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(60_000);
    socket
        .getOutputStream()
        .write(
            ("GET "
                    + uri.getRawPath()
                    + "?"
                    + uri.getRawQuery()
                    + " "
                    + version
                    + "\r\nHost: localhost\r\nAuthorization: Bearer "
                    + daemon.key()
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static int drop(InputStream in) {
    try {
      return in.readNBytes(10).length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    Instant late = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(late);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
