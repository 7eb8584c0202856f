package org.rebound.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A real Chromium, driven by the WebDriver protocol (W3C) over HTTP. Whatever a story asks of the
 * page is awaited, for 30 seconds at most. It talks to loopback only.
 */
final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
  private static final List<String> SWITCHES =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1440,900");

  private final Process driver;
  private final String session;

  private Browser(Process driver, String session) {
    this.driver = driver;
    this.session = session;
  }

  /** Whether this machine has Chromium and its driver. */
  static boolean isThere() {
    return Files.isExecutable(Path.of("/usr/bin/chromium"))
        && Files.isExecutable(Path.of("/usr/bin/chromedriver"));
  }

  /** Starts one that speaks {@code language} and puts downloads into {@code downloads}. */
  static Browser start(Path folder, Path downloads, String language)
      throws IOException, InterruptedException {
    int port = Daemon.freePort();
    Process driver =
        new ProcessBuilder("/usr/bin/chromedriver", "--port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromedriver.log").toFile())
            .start();
    String base = "http://127.0.0.1:" + port;
    Check.eventually(
        "the driver of the browser is ready",
        PATIENCE,
        () -> call("GET", base + "/status", Map.of()).path("ready").asBoolean(),
        ready -> ready);
    List<String> switches = new ArrayList<>(SWITCHES);
    switches.add("--lang=" + language);
    switches.add("--user-data-dir=" + folder.resolve("chromium"));
    Map<String, Object> options =
        Map.of(
            "args",
            switches,
            "prefs",
            Map.of(
                "intl.accept_languages",
                language,
                "download.default_directory",
                downloads.toString(),
                "download.prompt_for_download",
                false));
    Map<String, Object> wanted =
        Map.of(
            "browserName",
            "chrome",
            "goog:chromeOptions",
            options,
            "goog:loggingPrefs",
            Map.of("browser", "ALL"));
    JsonNode made =
        call("POST", base + "/session", Map.of("capabilities", Map.of("alwaysMatch", wanted)));
    return new Browser(driver, base + "/session/" + made.path("sessionId").asText());
  }

  /** Loads a page. */
  void open(String url) throws IOException, InterruptedException {
    call("POST", session + "/url", Map.of("url", url));
  }

  /** The path and query of the page. */
  String path() throws IOException, InterruptedException {
    return script("return location.pathname + location.search").asText();
  }

  /** Clicks the element, once it is there and can be clicked. */
  void click(String css) {
    act("click on " + css, () -> call("POST", element(css) + "/click", Map.of()));
  }

  /** Clicks the first element of this kind whose text contains the words. */
  void click(String css, String words) {
    act(
        "click on \"" + words + "\"",
        () -> {
          JsonNode found =
              script(
                  "return [...document.querySelectorAll(arguments[0])].find("
                      + "e => e.checkVisibility() && e.innerText.includes(arguments[1])) ?? null",
                  css,
                  words);
          if (found.isNull()) {
            throw new IOException("there is no " + css + " with the words " + words);
          }
          return call("POST", reference(found) + "/click", Map.of());
        });
  }

  /** Puts text into a field, in the place of what is there. */
  void type(String css, String text) {
    act(
        "type into " + css,
        () -> {
          String element = element(css);
          call("POST", element + "/clear", Map.of());
          return call("POST", element + "/value", Map.of("text", text));
        });
  }

  /** Presses keys where the focus is, by their WebDriver code points. */
  void press(String... keys) throws IOException, InterruptedException {
    List<Map<String, String>> strokes = new ArrayList<>();
    for (String key : keys) {
      strokes.add(Map.of("type", "keyDown", "value", key));
      strokes.add(Map.of("type", "keyUp", "value", key));
    }
    call(
        "POST",
        session + "/actions",
        Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", strokes))));
  }

  /** Awaits that an element is there and seen. */
  void awaitSeen(String css) {
    act("see " + css, () -> element(css));
  }

  /** The text of the element as people see it. */
  String text(String css) throws IOException, InterruptedException {
    return script("return document.querySelector(arguments[0])?.innerText ?? ''", css).asText();
  }

  /** Awaits that the text of an element holds the words, and says so. */
  void awaitText(String css, String words) {
    Check.eventually(
        "\"" + words + "\" is seen", PATIENCE, () -> text(css), t -> t.contains(words));
  }

  /** How many elements of this kind are there. */
  int count(String css) throws IOException, InterruptedException {
    return script("return document.querySelectorAll(arguments[0]).length", css).asInt();
  }

  /** What a function body returns in the page. */
  JsonNode script(String body, Object... arguments) throws IOException, InterruptedException {
    return call(
        "POST", session + "/execute/sync", Map.of("script", body, "args", List.of(arguments)));
  }

  /** What a function body hands to its last argument, a callback. */
  JsonNode asyncScript(String body, Object... arguments) throws IOException, InterruptedException {
    return call(
        "POST", session + "/execute/async", Map.of("script", body, "args", List.of(arguments)));
  }

  /**
   * The errors in the browser's own log since it was last asked, one line each; what a
   * Content-Security-Policy forbade is among them.
   */
  List<String> errors() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : call("POST", session + "/se/log", Map.of("type", "browser"))) {
      String message = line.path("message").asText();
      if (line.path("level").asText().equals("SEVERE") || message.contains("Security Policy")) {
        lines.add(message);
      }
    }
    return lines;
  }

  /** Makes the window this large. */
  void resize(int width, int height) throws IOException, InterruptedException {
    call("POST", session + "/window/rect", Map.of("width", width, "height", height));
  }

  /** Has the page believe that the system is dark, or light. */
  void colours(String scheme) throws IOException, InterruptedException {
    command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Has the page believe that the screen is this large, however small. */
  void screen(int width, int height) throws IOException, InterruptedException {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Takes a picture of the page. */
  void picture(Path file) throws IOException, InterruptedException {
    JsonNode shot = call("GET", session + "/screenshot", Map.of());
    Files.write(file, Base64.getDecoder().decode(shot.asText()));
  }

  /** Draws the page as SVG, which unlike a picture is text. */
  void drawing(Path file) throws IOException, InterruptedException {
    try (InputStream body = Browser.class.getResourceAsStream("drawing.js")) {
      String script = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(file, script(script).asText());
    }
  }

  @Override
  public void close() {
    try {
      call("DELETE", session, Map.of());
    } catch (IOException e) {
      System.out.println("the browser did not close: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      driver.destroy();
    }
  }

  private void command(String name, Map<String, Object> parameters)
      throws IOException, InterruptedException {
    call("POST", session + "/goog/cdp/execute", Map.of("cmd", name, "params", parameters));
  }

  private String element(String css) throws IOException, InterruptedException {
    return reference(
        call("POST", session + "/element", Map.of("using", "css selector", "value", css)));
  }

  private String reference(JsonNode element) {
    return session + "/element/" + element.path(ELEMENT).asText();
  }

  /** Tries until it works: pages fill by and by. */
  private static void act(String what, Callable<?> action) {
    Check.eventually(what, PATIENCE, () -> action.call() != null, done -> done);
  }

  private static JsonNode call(String method, String url, Map<String, ?> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE.multipliedBy(2));
    if (method.equals("POST")) {
      request.POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    } else {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    }
    HttpResponse<String> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    JsonNode value = JSON.readTree(answer.body()).path("value");
    if (answer.statusCode() != 200) {
      throw new IOException(value.path("error").asText() + ": " + value.path("message").asText());
    }
    return value;
  }
}
