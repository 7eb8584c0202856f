package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A marketer walks through the console in a real Chromium: click, type, confirm, download and open
 * the export; every page in light and dark, in English and Danish, large and at 360 pixels, with
 * axe-core and the browser's own log listening. Pictures of all pages are left in {@code
 * e2e/target/console}.
 */
public final class ConsoleStory {

  private static final Path PICTURES =
      Path.of(System.getProperty("rebound.home", "."), "e2e/target/console");

  /** Pages by the names of their pictures. */
  static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("overview", "/"),
          Map.entry("mailings", "/mailings"),
          Map.entry("mailing", "/mailings/7/recipients"),
          Map.entry("recipients", "/lists/recipients"),
          Map.entry("blocked", "/lists/blocked"),
          Map.entry("complaints", "/lists/complaints"),
          Map.entry("bounces", "/lists/bounces?kind=bounce"),
          Map.entry("addresses", "/lists/addresses"),
          Map.entry("contacts", "/contacts"),
          Map.entry("selections", "/selections"),
          Map.entry("selection", "/selections/1"),
          Map.entry("projects", "/projects"),
          Map.entry("validate", "/validate"),
          Map.entry("settings", "/settings"),
          Map.entry("jobs", "/jobs"),
          Map.entry("audit", "/audit"),
          Map.entry("lost", "/no/such/page"));

  private ConsoleStory() {}

  /** Tells the story; ends with status 1 when it comes out otherwise. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (!Browser.isThere()) {
      System.out.println("NOTICE: console skipped, for there is no chromium with its chromedriver");
      return;
    }
    Path folder = Daemon.workFolder("console");
    Path downloads = Files.createDirectory(folder.resolve("downloads"));
    Files.setPosixFilePermissions(downloads, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.createDirectories(PICTURES);
    everyPageIsDrawn();
    try (Daemon daemon = Daemon.start(folder, Map.of())) {
      Api api = daemon.api();
      new ConsoleData(api, daemon.smtpPort()).fill();
      String base = "http://127.0.0.1:" + api.port();
      try (Browser browser = Browser.start(folder, downloads, "en-GB")) {
        tell(browser, api, base, downloads);
      }
    }
    // After a failure the folder stays, with its logs.
    Processes.run("rm", "-rf", folder.toString());
    System.out.println("console: 1 passed, 0 failed");
  }

  /** The manual shows each page; what it shows is made by {@link ConsolePictures}. */
  private static void everyPageIsDrawn() throws IOException {
    Path docs = Path.of(System.getProperty("rebound.home", "."), "docs");
    String manual = Files.readString(docs.resolve("console.md"));
    for (String page : PAGES.keySet()) {
      String drawing = "console/" + page + ".svg";
      boolean shown = manual.contains("(" + drawing + ")") && Files.exists(docs.resolve(drawing));
      Check.isTrue("docs/console.md shows " + drawing, shown || page.equals("lost"));
    }
  }

  private static void tell(Browser browser, Api api, String base, Path downloads)
      throws IOException, InterruptedException {
    Axe axe = new Axe();
    signIn(browser, axe, base, api.key());
    try {
      ConsoleWalk walk = new ConsoleWalk(browser, api, base, downloads);
      walk.recipients();
      walk.blocked();
      walk.collections();
      walk.exports();
      walk.allThatMatch();
      walk.panel();
      walk.actions();
      walk.restOfThePages();
      everyPage(browser, axe, base);
      languageAndSize(browser, axe, base);
      new ConsoleRoles(browser, api, base).check();
    } catch (Check.StoryFailed | IOException e) {
      browser.picture(PICTURES.resolve("failed.png"));
      throw e;
    }
    nothingInTheLog(browser, "the whole walk");
  }

  private static void signIn(Browser browser, Axe axe, String base, String key)
      throws IOException, InterruptedException {
    browser.open(base + "/lists/blocked");
    browser.awaitSeen("input[name=key]");
    axe.check(browser, "the page that asks for a key");
    nothingInTheLog(browser, "the page that asks for a key");
    browser.picture(PICTURES.resolve("sign-in.png"));
    browser.type("input[name=key]", "rbk_wrong");
    browser.click("button.primary");
    browser.awaitText("main", "does not open anything");
    List<String> said = browser.errors();
    Check.isTrue(
        "the browser's log has the refusal of the wrong key only",
        said.size() == 1 && said.get(0).contains("401"));
    browser.type("input[name=key]", key);
    browser.click("button.primary");
    browser.awaitText("h1", "Blocked email addresses");
    Check.isTrue(
        "the cookie cannot be read by scripts",
        browser.script("return document.cookie").asText().isEmpty());
  }

  private static void everyPage(Browser browser, Axe axe, String base)
      throws IOException, InterruptedException {
    for (String scheme : List.of("light", "dark")) {
      browser.colours(scheme);
      for (Map.Entry<String, String> page : PAGES.entrySet()) {
        browser.open(base + page.getValue());
        settle(browser);
        axe.check(browser, page.getKey() + " in " + scheme);
        browser.picture(PICTURES.resolve(page.getKey() + "-" + scheme + ".png"));
        nothingInTheLog(browser, page.getKey());
      }
      browser.open(base + "/lists/bounces?kind=bounce");
      browser.click(".opens");
      browser.awaitSeen(".panel pre.message");
      axe.check(browser, "the side panel in " + scheme);
      browser.picture(PICTURES.resolve("panel-" + scheme + ".png"));
    }
    browser.colours("light");
  }

  private static void languageAndSize(Browser browser, Axe axe, String base)
      throws IOException, InterruptedException {
    browser.open(base + "/mailings/7/recipients");
    settle(browser);
    browser.script(
        "const box = document.querySelector('.switches select'); box.value = 'da';"
            + " box.dispatchEvent(new Event('change'))");
    browser.awaitText(".toggles", "Klar til afsendelse");
    browser.awaitText(".rows", "Adressen findes ikke.");
    Check.same(
        "the language of the page",
        "da",
        browser.script("return document.documentElement.lang").asText());
    browser.screen(360, 740);
    for (Map.Entry<String, String> page : PAGES.entrySet()) {
      browser.open(base + page.getValue());
      settle(browser);
      Check.isTrue(
          page.getKey() + " is no wider than 360 pixels",
          browser.script("return document.documentElement.scrollWidth").asInt() <= 360);
      axe.check(browser, page.getKey() + " at 360 pixels");
      browser.picture(PICTURES.resolve(page.getKey() + "-small.png"));
    }
    browser.screen(1440, 900);
    browser.script("localStorage.setItem('rebound.language', '\"en\"')");
  }

  /** Awaits that the page shows what it has. */
  static void settle(Browser browser) {
    Check.eventually(
        "the page has come",
        Duration.ofSeconds(30),
        () ->
            browser
                .script(
                    "return !!document.querySelector('main h1')"
                        + " && !document.querySelector('[aria-busy=true]')"
                        + " && !/(Loading|Henter)\\u2026/.test(document.querySelector('main').innerText)")
                .asBoolean(),
        there -> there);
  }

  private static void nothingInTheLog(Browser browser, String where)
      throws IOException, InterruptedException {
    Check.same("errors in the browser's log after " + where, List.of(), browser.errors());
  }
}
