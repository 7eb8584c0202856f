package org.rebound.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Asks axe-core whether a page keeps the rules of WCAG 2.2, levels A and AA. */
final class Axe {

  /** Where the build puts the script out of the webjar. */
  private static final String SCRIPT = "/axe/axe.min.js";

  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      axe.run(document, {runOnly: tags}).then(
        found => done(found.violations.flatMap(rule =>
          rule.nodes.map(node => rule.id + ' at ' + node.target + ': ' + node.failureSummary))),
        error => done(['axe failed: ' + error]));
      """;

  private final String source;

  /** The script, from the class path. */
  Axe() throws IOException {
    try (InputStream script = Axe.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IOException("there is no " + SCRIPT + " among the classes: build e2e anew");
      }
      this.source = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Says that the page has no violation, or ends the story with all that it has. */
  void check(Browser browser, String page) throws IOException, InterruptedException {
    if (!browser.script("return typeof axe === 'object'").asBoolean()) {
      browser.script(source + "; window.axe = axe;");
    }
    JsonNode violations = browser.asyncScript(RUN);
    if (!violations.isEmpty()) {
      throw new Check.StoryFailed("axe on " + page + ": " + violations.toPrettyString());
    }
    System.out.println("  ok  axe finds nothing on " + page);
  }
}
