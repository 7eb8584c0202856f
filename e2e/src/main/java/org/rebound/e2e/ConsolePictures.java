package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Draws every page of the console for the documentation, into {@code docs/console}: a daemon with
 * what {@code bin/rebound simulate} makes, a real Chromium, and drawings that are text. To be run
 * when a page looks different.
 */
public final class ConsolePictures {

  private static final Path HOME =
      Path.of(System.getProperty("rebound.home", ".")).toAbsolutePath().normalize();
  private static final Path DRAWINGS = HOME.resolve("docs/console");

  private final Browser browser;
  private final String base;

  private ConsolePictures(Browser browser, String base) {
    this.browser = browser;
    this.base = base;
  }

  /** Makes all drawings anew; needs Chromium with its driver. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (!Browser.isThere()) {
      System.err.println("console-pictures: there is no chromium with its chromedriver");
      System.exit(1);
    }
    Files.createDirectories(DRAWINGS);
    Path folder = Daemon.workFolder("console-pictures");
    try (Daemon daemon = Daemon.start(folder, Map.of())) {
      Api api = daemon.api();
      String base = "http://127.0.0.1:" + api.port();
      simulate(base, daemon);
      try (Browser browser = Browser.start(folder, folder, "en-GB")) {
        new ConsolePictures(browser, base).draw(api.key());
      }
    }
    Processes.run("rm", "-rf", folder.toString());
    System.out.println("console-pictures: drawn into " + HOME.relativize(DRAWINGS));
  }

  private static void simulate(String base, Daemon daemon) throws IOException {
    Processes.runQuietly(
        HOME.resolve("bin/rebound").toString(),
        "simulate",
        "--url",
        base,
        "--smtp",
        "127.0.0.1:" + daemon.smtpPort(),
        "--key-file",
        daemon.folder().resolve("data/first-api-key").toString(),
        "--recipients",
        "1200",
        "--mailings",
        "6");
  }

  private void draw(String key) throws IOException, InterruptedException {
    browser.screen(1280, 800);
    browser.open(base + "/");
    browser.awaitSeen("input[name=key]");
    browser.drawing(DRAWINGS.resolve("sign-in.svg"));
    browser.type("input[name=key]", key);
    browser.click("button.primary");
    browser.awaitText("h1", "Overview");
    for (Map.Entry<String, String> page : pages().entrySet()) {
      show(page.getValue(), page.getKey());
    }
    open("/mailings");
    browser.click(".rows a");
    browser.awaitSeen(".toggles");
    ConsoleStory.settle(browser);
    browser.drawing(DRAWINGS.resolve("mailing.svg"));
    open("/lists/bounces?kind=bounce&verdict=soft");
    browser.click(".opens");
    browser.awaitSeen(".panel pre.message");
    browser.drawing(DRAWINGS.resolve("panel.svg"));
    browser.colours("dark");
    show("/", "overview-dark");
    browser.colours("light");
    browser.screen(360, 740);
    show("/lists/blocked", "blocked-small");
  }

  /** All pages by the names of their drawings, as the story of the console knows them. */
  private static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>(ConsoleStory.PAGES);
    pages.remove("lost");
    pages.remove("mailing");
    return pages;
  }

  private void show(String path, String name) throws IOException, InterruptedException {
    open(path);
    browser.drawing(DRAWINGS.resolve(name + ".svg"));
    System.out.println("  drawn: " + name);
  }

  private void open(String path) throws IOException, InterruptedException {
    browser.open(base + path);
    ConsoleStory.settle(browser);
  }
}
