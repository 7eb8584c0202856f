package org.rebound.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says how long people wait in the console of a daemon that runs already, with as many rows as it
 * has: from a click in a real Chromium until the first rows are painted. {@code ConsoleClicks URL
 * KEY-FILE}, of a key that may see everything.
 */
public final class ConsoleClicks {

  private static final int ROUNDS = 5;

  private static final List<String> PLACES =
      List.of(
          "/",
          "/mailings",
          "/lists/recipients",
          "/lists/blocked",
          "/lists/complaints",
          "/lists/bounces?kind=bounce",
          "/lists/addresses");

  /** Clicks on a link, and answers the milliseconds until its page is there and painted. */
  private static final String CLICK =
      """
      const [path, done] = arguments;
      const from = performance.now();
      const page = path.split('?')[0];
      const ready = () => location.pathname === page && document.querySelector('main h1')
        && !document.querySelector('[aria-busy=true]')
        && (page === '/' || document.querySelector('.rows .row'))
        && !document.querySelector('main').innerText.includes('Loading\\u2026');
      const look = () => ready()
        ? requestAnimationFrame(() => done(performance.now() - from)) : setTimeout(look, 5);
      document.querySelector(`nav a[href="${path}"]`).click();
      requestAnimationFrame(look);
      """;

  private ConsoleClicks() {}

  /** Measures and prints a line a page. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Daemon.workFolder("console-clicks");
    String base = arguments[0];
    try (Browser browser = Browser.start(folder, folder, "en-GB")) {
      browser.open(base + "/contacts");
      browser.type("input[name=key]", Files.readString(Path.of(arguments[1])).strip());
      browser.click("button.primary");
      browser.awaitText("h1", "Contacts");
      for (String place : PLACES) {
        List<Double> waits = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          browser.open(base + "/contacts");
          ConsoleStory.settle(browser);
          JsonNode wait = browser.asyncScript(CLICK, place);
          waits.add(wait.asDouble());
        }
        System.out.printf(Locale.ROOT, "%-28s", place);
        waits.forEach(wait -> System.out.printf(Locale.ROOT, " %6.0f ms", wait));
        System.out.println();
      }
    }
    Processes.run("rm", "-rf", folder.toString());
  }
}
