package org.rebound.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.rebound.receiver.postgres.TestPostgres;

/**
 * A daemon in this JVM, on free ports, with a database of its own on the shared test server. Asked
 * over HTTP as any client would.
 */
public final class RunningDaemon implements AutoCloseable {

  public static final ObjectMapper JSON = new ObjectMapper();

  private static final TemporaryFolders FOLDERS = new TemporaryFolders();
  private static final HttpClient CLIENT;

  static {
    // A connection that the daemon has just closed, as after a body it did not want, is no answer.
    System.setProperty("jdk.httpclient.enableAllMethodRetry", "true");
    CLIENT = HttpClient.newHttpClient();
  }

  private final ReboundApplication application;
  private final String database;
  private final Path folder;
  private final String announcement;
  private final Jdbi jdbi;

  private RunningDaemon(
      ReboundApplication application, String database, Path folder, String announcement) {
    this.application = application;
    this.database = database;
    this.folder = folder;
    this.announcement = announcement;
    this.jdbi =
        Jdbi.create(TestPostgres.shared().dataSource(database)).installPlugin(new PostgresPlugin());
  }

  /** The daemon that most tests share; they leave alone what they did not make. */
  public static RunningDaemon shared() {
    return Shared.INSTANCE;
  }

  /** A daemon on an empty database. */
  public static RunningDaemon start() {
    return start(TestPostgres.shared().createDatabase(), newFolder(), Map.of());
  }

  /** A daemon on this database and data folder, with more variables. */
  public static RunningDaemon start(String database, Path folder, Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(variables(database, folder));
    variables.putAll(more);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      Path file = Files.writeString(folder.resolve("config.yml"), "");
      ReboundApplication application =
          new ReboundApplication(variables, new PrintStream(said, true, StandardCharsets.UTF_8));
      if (application.runCommand("server", file.toString()) != 0) {
        throw new IllegalStateException("the daemon did not start");
      }
      return new RunningDaemon(
          application, database, folder, said.toString(StandardCharsets.UTF_8));
    } catch (Exception e) {
      throw new IllegalStateException("the daemon did not start", e);
    }
  }

  /** What a daemon on this database needs. */
  public static Map<String, String> variables(String database, Path folder) {
    return Map.of(
        "REBOUND_DATA_FOLDER", folder.resolve("data").toString(),
        "REBOUND_DATABASE_URL", TestPostgres.shared().jdbcUrl(database),
        "REBOUND_DATABASE_USER", TestPostgres.shared().user(),
        "REBOUND_DATABASE_PASSWORD", TestPostgres.shared().password(),
        "REBOUND_SMTP_PORT", "0",
        "REBOUND_SERVER_PORT", "0",
        "REBOUND_SERVER_ADMIN_PORT", "0");
  }

  public static Path newFolder() {
    try {
      return FOLDERS.delete(Files.createTempDirectory("rebound-daemon-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String announcement() {
    return announcement;
  }

  public String database() {
    return database;
  }

  public Path folder() {
    return folder;
  }

  public Path dataFolder() {
    return folder.resolve("data");
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  public String key() {
    try {
      return Files.readString(dataFolder().resolve("first-api-key")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a key with this role and gives it. */
  public String key(String role) {
    String key = "rbk_test_" + role + "_" + System.nanoTime();
    jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into api_key (name, role, hash, created_at)"
                    + " values (?, ?, sha256(?::bytea), now())",
                role,
                role,
                key));
    return key;
  }

  public URI api(String pathAndQuery) {
    return URI.create(announced("API") + pathAndQuery.replaceFirst("^/api/v1", ""));
  }

  public URI operations(String path) {
    return URI.create(announced("metrics").replaceFirst("/metrics.*", "") + path);
  }

  /** The answer to a GET with the first key. */
  public HttpResponse<String> get(String pathAndQuery) {
    return send(request(pathAndQuery).build());
  }

  /** The JSON of a GET that must succeed. */
  public JsonNode json(String pathAndQuery) {
    HttpResponse<String> response = get(pathAndQuery);
    if (response.statusCode() != 200) {
      throw new AssertionError(pathAndQuery + ": " + response.statusCode() + response.body());
    }
    return tree(response);
  }

  public HttpResponse<String> post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** The answer to any request with the first key; without a body when it is empty. */
  public HttpResponse<String> call(String method, String path, String body) {
    return call(key(), method, path, body);
  }

  /** The answer to any request with this key. */
  public HttpResponse<String> call(String key, String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api(path)).header("Authorization", "Bearer " + key);
    return send(
        body.isEmpty()
            ? request.method(method, HttpRequest.BodyPublishers.noBody()).build()
            : request
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
  }

  public HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(api(pathAndQuery)).header("Authorization", "Bearer " + key());
  }

  public static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode tree(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(response.body(), e);
    }
  }

  private String announced(String name) {
    Matcher line = Pattern.compile("rebound: " + name + " +(\\S+?),?(\\s|$)").matcher(announcement);
    if (!line.find()) {
      throw new AssertionError("no " + name + " in: " + announcement);
    }
    return line.group(1);
  }

  @Override
  public void close() {
    try {
      application.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Shared {
    static final RunningDaemon INSTANCE = RunningDaemon.start();
  }
}
