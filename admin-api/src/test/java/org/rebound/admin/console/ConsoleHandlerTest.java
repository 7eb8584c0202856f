package org.rebound.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleHandlerTest {

  private static final String PAGE = "<!doctype html><title>Rebound</title>" + " ".repeat(500);
  private static final int API = 418;

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server = new Server();
  private URI top = URI.create("http://127.0.0.1/");

  /** Stands where the API does, and says that it was asked. */
  private static final class Api extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      response.setStatus(API);
      callback.succeeded();
      return true;
    }
  }

  @BeforeEach
  void start() throws Exception {
    Files.writeString(folder.resolve("index.html"), PAGE);
    Files.createDirectory(folder.resolve("pages"));
    Files.writeString(folder.resolve("pages").resolve("lists.js"), "export {};");
    Files.writeString(folder.resolve("Secret.class"), "bytes");
    Files.writeString(folder.resolve("notes"), "bytes");
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new ConsoleHandler(ConsoleFiles.in(folder), new Api()));
    server.start();
    top = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "index.html", "lists/blocked", "lists/blocked/", "apiary", "sign-in"})
  void pathOfAPageIsTheFirstPageSoThatAReloadWorks(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(PAGE);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api",
        "api/v1/bounces",
        "console/session",
        "metrics",
        "livez",
        "readyz",
        "nothing.js",
        "pages/nothing.html",
        "lists/user@example.com",
        "Secret.class",
        "pages/%2e%2e/Secret.class",
        "pages%2F..%2FSecret.class",
        "..%2f..%2fetc%2fhosts.txt"
      })
  void everythingElseIsLeftToTheApi(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(API, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void onlyReadingIsForFiles(String method) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(top).method(method, HttpRequest.BodyPublishers.noBody()).build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(API);
  }

  @Test
  void fileWithoutAKnownEndingIsNotServed() throws Exception {
    assertThat(get("notes").body()).isEqualTo(PAGE);
  }

  @Test
  void pageMayLoadWhatIsServedHereAndNothingElse() throws Exception {
    HttpResponse<String> answer = get("pages/lists.js");
    assertThat(header(answer, "Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                + " frame-ancestors 'none'; require-trusted-types-for 'script'");
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Permissions-Policy")).contains("geolocation=()");
    assertThat(header(answer, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
  }

  @Test
  void headersOfHeadAreThoseOfGet() throws Exception {
    HttpRequest head =
        HttpRequest.newBuilder(top).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
    HttpResponse<String> answer = client.send(head, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(header(answer, "Content-Length"))
        .isEqualTo(String.valueOf(PAGE.getBytes(StandardCharsets.UTF_8).length));
  }

  @Test
  void browserThatTakesGzipGetsItWithATagOfItsOwn() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(top).header("Accept-Encoding", "br, gzip;q=0.5").build();
    HttpResponse<byte[]> zipped = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(zipped.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(zipped.body().length).isLessThan(PAGE.length());
    assertThat(unzip(zipped.body())).isEqualTo(PAGE);
    assertThat(zipped.headers().firstValue("ETag"))
        .isPresent()
        .isNotEqualTo(get("").headers().firstValue("ETag"));
  }

  @Test
  void gzipThatABrowserRefusesIsNotSent() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(top).header("Accept-Encoding", "gzip;q=0").build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(answer.body()).isEqualTo(PAGE);
  }

  @ParameterizedTest
  @CsvSource({"%s,304", "W/%s,304", "'\"x\", %s',304", "*,304", "\"x\",200"})
  void whatABrowserHasIsNotSentAgain(String known, int status) throws Exception {
    String tag = header(get(""), "ETag");
    HttpRequest request =
        HttpRequest.newBuilder(top).header("If-None-Match", String.format(known, tag)).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).hasSize(status == 304 ? 0 : PAGE.length());
    assertThat(header(answer, "ETag")).isEqualTo(tag);
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(top.resolve("/" + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String unzip(byte[] body) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
