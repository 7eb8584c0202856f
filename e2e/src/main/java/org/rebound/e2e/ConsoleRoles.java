package org.rebound.e2e;

import java.io.IOException;
import java.util.Map;

/** What the console offers to keys of other roles, and that signing out ends it. */
final class ConsoleRoles {

  private final Browser browser;
  private final Api api;
  private final String base;

  ConsoleRoles(Browser browser, Api api, String base) {
    this.browser = browser;
    this.api = api;
    this.base = base;
  }

  void check() throws IOException, InterruptedException {
    signInAs("read");
    browser.awaitText("h1", "Overview");
    browser.open(base + "/lists/blocked");
    ConsoleStory.settle(browser);
    browser.click("[data-actions]");
    browser.awaitText(".menu", "Export");
    Check.same("offers to a key that may only look", 1, browser.count(".menu-item"));
    browser.open(base + "/settings");
    ConsoleStory.settle(browser);
    Check.same("buttons to change settings for it", 0, browser.count("main .button.primary"));
    signInAs("send");
    browser.awaitText("h1", "Validate");
    Check.same("pages offered to a sending program", 1, browser.count("#places a"));
    browser.click("button", "Sign out");
    browser.awaitSeen("input[name=key]");
    browser.open(base + "/lists/blocked");
    browser.awaitSeen("input[name=key]");
    Check.same("rows that are seen after signing out", 0, browser.count("[role=row]"));
  }

  private void signInAs(String role) throws IOException, InterruptedException {
    String key =
        api.post("/api/v1/keys", Map.of("name", role + " of the story", "role", role))
            .path("key")
            .asText();
    browser.open(base + "/");
    browser.click("button", "Sign out");
    browser.awaitSeen("input[name=key]");
    browser.type("input[name=key]", key);
    browser.click("button.primary");
    browser.awaitSeen("#places");
  }
}
