package org.rebound.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Debian's Prometheus on a port of its own, with our scrape configuration made faster. */
final class PrometheusServer implements AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final Process process;

  private PrometheusServer(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /**
   * Starts one below {@code folder} that scrapes {@code target} every second.
   *
   * @param deployed the folder with scrape.yml and the alerts
   */
  static PrometheusServer start(Path folder, Path deployed, int target) throws IOException {
    Path home = Files.createDirectory(folder.resolve("prometheus"));
    String ours = Files.readString(deployed.resolve("scrape.yml"));
    String fast =
        ours.replace("_interval: 15s", "_interval: 1s")
            .replace("_timeout: 10s", "_timeout: 1s")
            .replace("127.0.0.1:8081", "127.0.0.1:" + target);
    Files.writeString(home.resolve("prometheus.yml"), fast);
    Files.copy(deployed.resolve("rebound-alerts.yml"), home.resolve("rebound-alerts.yml"));
    int port = Daemon.freePort();
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + home.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + home.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("prometheus.log").toFile())
            .start();
    PrometheusServer server = new PrometheusServer(port, process);
    try {
      Check.await(
          "Prometheus is ready",
          Duration.ofSeconds(20),
          () -> Api.status(port, "/-/ready"),
          status -> status == 200);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The rows that a query gives now. */
  JsonNode query(String expression) throws IOException, InterruptedException {
    return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .at("/data/result");
  }

  /** The first row's value; below zero when there is none. */
  double number(String expression) throws IOException, InterruptedException {
    return query(expression).at("/0/value/1").asDouble(-1);
  }

  /** What the server answers, which must be success. */
  JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .build();
    HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + " answered " + response.body());
    }
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    process.destroy();
    int status = Processes.awaitEnd(process, 30);
    System.out.println("  Prometheus ended, status " + status);
  }
}
